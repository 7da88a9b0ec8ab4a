package switchboard.major;

import java.util.Map;
import switchboard.testkit.Client;

/** How a test comes by a major incident. */
final class Declaring {

    /** Who may declare, manage and read. */
    static final String ROLE = "team_lead";

    private Declaring() {}

    static String ticket(Client client) {
        return client.post("/tickets", Map.of("kind", "incident", "title", "Nobody gets mail"))
                .expect(201)
                .id();
    }

    /** Declares one of a new ticket, with the caller as its manager, and answers its path. */
    static String declare(Client client, String summary) {
        return "/major-incidents/" + declare(client, ticket(client), summary);
    }

    /** The same of this ticket, and answers its id. */
    static String declare(Client client, String ticket, String summary) {
        String manager = client.get("/me").expect(200).id();
        return client.post(
                        "/tickets/" + ticket + "/major-incidents",
                        Map.of("summary", summary, "reason", "Everybody is affected", "manager", manager))
                .expect(201)
                .id();
    }
}
