package switchboard.servicelevels;

import java.util.List;
import java.util.Map;
import switchboard.testkit.Client;

/** What every contract needs to know of the service levels. */
final class ServiceLevelArchive {

    static final String ROLE = "team_lead";

    private ServiceLevelArchive() {}

    /** Makes a policy of the person's organization and answers its path. */
    static String write(Client client, String title) {
        return "/service-levels/policies/"
                + client.post(
                                "/service-levels/policies",
                                Map.of(
                                        "name",
                                        title,
                                        "organization",
                                        client.get("/me").expect(200).field("organization"),
                                        "kind",
                                        "sla",
                                        "targets",
                                        Map.of("resolution", 240),
                                        "conditions",
                                        List.of(Map.of("field", "priority", "values", List.of("high")))))
                        .expect(201)
                        .id();
    }
}
