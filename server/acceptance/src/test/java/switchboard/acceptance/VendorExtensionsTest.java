package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/**
 * Fields of tickets, guards and strategies that a plugin of somebody else brings hold like those of the desk, and go with
 * it; who is there it learns and says without anything new in the core.
 */
@TestInstance(Lifecycle.PER_CLASS)
class VendorExtensionsTest {

    private static final String ID = "com.example.extender";

    private RunningDesk desk;
    private Client administrator;

    private static byte[] archive() {
        String manifest = "plugin.id=" + ID + "\nplugin.version=1.0.0\nplugin.class=" + Extender.class.getName()
                + "\nplugin.requires=>=1.1.0 & <2.0.0\nplugin.provider=Example\nplugin.description=Test fixture\n"
                + "plugin.license=Apache-2.0\nswitchboard.mount=extender\nswitchboard.services=tickets:guard,assignments:strategy,"
                + "availability,access\n";
        return ArchiveCopy.of(
                        manifest, Extender.class, Extender.Counting.class, Extender.ByName.class, Extender.Line.class)
                .zip();
    }

    @BeforeAll
    void start() {
        desk = RunningDesk.start();
        administrator = desk.administrator();
        administrator.send("POST", "/plugins", "application/zip", archive()).expect(201);
        administrator.post("/plugins/" + ID + "/enable").expect(200);
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    private JsonNode ticket(String title, Map<String, ?> fields) {
        return administrator
                .post("/tickets", Map.of("kind", "incident", "title", title, "fields", fields))
                .expect(201)
                .json();
    }

    private List<String> titles(String query) {
        return administrator
                .get("/tickets?" + query)
                .expect(200)
                .json()
                .get("items")
                .findValuesAsText("title");
    }

    @Test
    void itsFieldsAreCheckedAndFilteredBy() {
        ticket("A red one", Map.of("extender.color", "red"));
        ticket("A blue one", Map.of("extender.color", "blue"));
        administrator
                .post(
                        "/tickets",
                        Map.of("kind", "incident", "title", "Green", "fields", Map.of("extender.color", "green")))
                .expectProblem(422, "input.invalid");

        assertThat(titles("field.extender.color=red")).contains("A red one").doesNotContain("A blue one");
        JsonNode definitions = administrator.get("/fields").expect(200).json();
        assertThat(definitions.findValuesAsText("name")).contains("extender.color", "extender.letters");
    }

    @Test
    void aReadOnlyFieldIsSetByItsPluginAlone() {
        JsonNode made = ticket("Seven w", Map.of());

        assertThat(made.get("fields").get("extender.letters").asInt()).isEqualTo(7);
        administrator
                .post("/tickets", Map.of("kind", "incident", "title", "Mine", "fields", Map.of("extender.letters", 1)))
                .expectProblem(422, "input.invalid");
        ticket("A longer title", Map.of());
        assertThat(titles("field.extender.letters.from=8"))
                .contains("A longer title")
                .doesNotContain("Seven w");
    }

    @Test
    void itsGuardObjects() {
        administrator
                .post("/tickets", Map.of("kind", "incident", "title", "Help!!!"))
                .expectProblem(409, "ticket.vetoed");
        assertThat(titles("limit=5")).doesNotContain("Help!!!");
    }

    @Test
    void itsGuardSetsNoFieldsOfOthers() {
        JsonNode made = ticket("Meant for elsewhere", Map.of());

        assertThat(made.get("fields").has("other.letters")).isFalse();
        String timeline = administrator
                .get("/tickets/" + made.get("id").asText() + "/timeline")
                .expect(200)
                .text();
        assertThat(timeline).contains(ID + "/counting");
    }

    @Test
    void theFieldsGoWithThePluginAndTheirValuesStay() {
        String id = ticket("One that stays red", Map.of("extender.color", "red"))
                .get("id")
                .asText();

        administrator.post("/plugins/" + ID + "/disable").expect(200);

        administrator.get("/tickets?field.extender.color=red").expectProblem(400, "request.bad_filter");
        administrator
                .post("/tickets", Map.of("kind", "incident", "title", "Louder!!!"))
                .expect(201);

        administrator.post("/plugins/" + ID + "/enable").expect(200);

        assertThat(titles("field.extender.color=red")).contains("One that stays red");
        assertThat(administrator
                        .get("/tickets/" + id)
                        .json()
                        .get("fields")
                        .get("extender.color")
                        .asText())
                .isEqualTo("red");
    }

    @Test
    void itsStrategyGivesOutTheWorkOfATeam() {
        Team team = new Team("first");
        assertThat(administrator.get("/assignment/strategies").expect(200).text())
                .contains("alphabetical");

        JsonNode explained = team.explanationOf("A quiet one");

        assertThat(explained.get("assignee").asText()).isEqualTo(team.first);
        assertThat(explained.get("strategy").asText()).isEqualTo("alphabetical");
        assertThat(explained.get("reason").asText()).isEqualTo("Comes first in the alphabet.");
    }

    @Test
    void aStrategyThatFailsOrIsGoneChoosesNobody() {
        Team team = new Team("second");

        JsonNode failed = team.explanationOf("An impossible one");

        assertThat(failed.path("assignee").asText("")).isIn("", "null");
        assertThat(failed.get("outcome").asText()).isNotEqualTo("assigned");
        administrator.post("/plugins/" + ID + "/disable").expect(200);
        JsonNode gone = team.explanationOf("One more");
        assertThat(gone.path("assignee").asText("")).isIn("", "null");
        assertThat(gone.get("reason").asText()).contains("alphabetical");
        administrator.post("/plugins/" + ID + "/enable").expect(200);
    }

    @Test
    void itsTelephoneKnowsWhoIsThereAndSaysSo() {
        Client mona = desk.person("mona", Map.of("displayName", "Mona", "roles", List.of("agent")));
        Client nils = desk.person("nils", Map.of("displayName", "Nils", "roles", List.of("agent")));
        String person = mona.get("/me").expect(200).field("id");
        String line = "/users/" + person + "/extender/line";
        String later = Instant.now().plus(Duration.ofHours(1)).toString();

        assertThat(mona.get(line).expect(200).field("state")).isEqualTo("available");
        mona.post(line, Map.of("until", later)).expect(200);

        assertThat(mona.get("/me/presence").expect(200).field("state")).isEqualTo("busy");
        assertThat(nils.get(line).expect(200).field("state")).isEqualTo("busy");
        nils.post(line, Map.of()).expectProblem(403, "access.forbidden");
        mona.post(line, Map.of("until", "2020-01-01T00:00:00Z")).expectProblem(422, "input.invalid");
        nils.post(line, Map.of("switchboard", true)).expect(200);
        assertThat(mona.get("/me/presence").expect(200).json().path("until").isNull())
                .isTrue();

        mona.post(
                        "/users/" + person + "/absences",
                        Map.of(
                                "from",
                                Instant.now().minus(Duration.ofHours(1)).toString(),
                                "to",
                                later,
                                "substitute",
                                "nils"))
                .expect(201);
        JsonNode absent = nils.get(line).expect(200).json();
        assertThat(absent.get("standIn").asText())
                .isEqualTo(nils.get("/me").expect(200).field("id"));
        assertThat(absent.get("absences").asInt()).isEqualTo(1);
    }

    /** Two agents who work by the plugin's strategy. */
    private final class Team {

        private final String id;
        private final String first;

        Team(String name) {
            Client anna = desk.person("anna." + name, Map.of("displayName", "Anna", "roles", List.of("agent")));
            Client zoe = desk.person("zoe." + name, Map.of("displayName", "Zoe", "roles", List.of("agent")));
            first = id(anna);
            id = administrator
                    .post("/teams", Map.of("name", name, "members", List.of(id(zoe), first)))
                    .expect(201)
                    .field("id");
            administrator
                    .patch("/teams/" + id + "/assignment", Map.of("strategy", "alphabetical"))
                    .expect(200);
        }

        private String id(Client person) {
            return person.get("/me").expect(200).field("id");
        }

        JsonNode explanationOf(String title) {
            String ticket = administrator
                    .post("/tickets", Map.of("kind", "incident", "title", title, "team", id))
                    .expect(201)
                    .field("id");
            String assignment = "/tickets/" + ticket + "/assignment";
            administrator.post(assignment, Map.of()).expect(200);
            return administrator.get(assignment).expect(200).json();
        }
    }
}
