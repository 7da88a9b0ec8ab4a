package switchboard.major;

import java.util.List;
import switchboard.api.privacy.PersonalData;

/** Where the module's tables speak of people. Texts go with whoever wrote them. */
final class PersonalDataOfMajorIncidents {

    private static final String INCIDENT = "major_incident";
    private static final String ITEM = "majorincident";

    private PersonalDataOfMajorIncidents() {}

    static List<PersonalData> all() {
        return List.of(
                PersonalData.of(INCIDENT, "declared_by")
                        .exporting("declared_at", "state")
                        .texts("reason")
                        .item(ITEM, "id"),
                PersonalData.of(INCIDENT, "summary_by").texts("summary").item(ITEM, "id"),
                PersonalData.of(INCIDENT, "manager_id").exporting("declared_at", "state"),
                PersonalData.of(INCIDENT, "undeclared_by").exporting("ended_at").texts("undeclared_reason"),
                PersonalData.of("major_entry", "author_id")
                        .exporting("kind", "happened_at")
                        .texts("body"),
                PersonalData.of("major_action", "created_by")
                        .exporting("created_at")
                        .texts("title"),
                PersonalData.of("major_action", "owner_id").exporting("state", "due_at"),
                PersonalData.of("major_action", "result_by").texts("result"),
                PersonalData.of("major_child", "added_by").exporting("added_at"),
                PersonalData.of("major_review", "author_id")
                        .exporting("updated_at")
                        .texts("happened", "fixed", "prevention")
                        .item(ITEM, "incident_id"),
                PersonalData.of("major_review", "published_by").exporting("published_at"),
                PersonalData.of("major_criterion", "author_id").exporting("name", "created_at"),
                PersonalData.of("major_criterion_version", "author_id").exporting("name", "created_at"));
    }
}
