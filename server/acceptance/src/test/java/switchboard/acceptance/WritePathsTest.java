package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static switchboard.acceptance.WriteScene.LEAD;
import static switchboard.acceptance.WriteScene.PATIENCE;
import static switchboard.acceptance.WriteScene.REQUESTER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import switchboard.acceptance.OutsideReceiver.Received;

/**
 * Whatever writes to a ticket, the same holds of it: it is refused to those who may not, it stands in the history, rules run
 * on it, the clocks of the service levels go by it, webhooks bring it, and the requester is told. {@link WritePaths} is the
 * table of all ways; {@link WritePathsKnownTest} fails when there is one more.
 */
@Timeout(300)
class WritePathsTest {

    /** A field that the rule of a path sets. */
    private static final String RULED = "ruled";

    /** What was moved over from another desk is told to nobody: they were told there. */
    private static final String TOLD_TO_NOBODY = "import";

    private static WriteScene scene;

    @BeforeAll
    static void start() {
        scene = new WriteScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @TestFactory
    Stream<DynamicTest> everyPathDoesTheSame() {
        List<WritePath> paths = WritePaths.all();
        assertThat(paths.stream().map(WritePath::name)).doesNotHaveDuplicates();
        return Stream.concat(
                paths.stream().map(path -> DynamicTest.dynamicTest(path.name(), () -> check(path))),
                Stream.of(DynamicTest.dynamicTest(
                        "no other channel and no other entry is known", WritePathsTest::nothingElseIsInTheJournal)));
    }

    private static void check(WritePath path) {
        WritePath.Step step = path.write().prepared(scene, path.name());
        scene.settle();
        String rule = scene.rule(
                path.name(),
                path.entry().type().replace("ticket.", ""),
                path.entry().isByDesk() ? "!event.byPerson" : "event.byPerson",
                Map.of("do", "set", "fields", Map.of("fields", Map.of(RULED, path.name()))));
        String ticket = step.done();
        JsonNode entry = itStandsInTheHistory(path, ticket);
        aRuleRanOnIt(path, ticket, entry.path("id").asText());
        theClocksGoByIt(path.clock(), ticket);
        theWebhookBringsIt(path, ticket, entry.path("id").asText());
        theRequesterIsTold(path, ticket);
        itIsRefusedToWhoMayNot(path, ticket);
        scene.as(LEAD).delete("/triage/rules/" + rule).expect(204);
    }

    private static JsonNode itStandsInTheHistory(WritePath path, String ticket) {
        WritePath.Entry wanted = path.entry();
        JsonNode entry = scene.entry(
                ticket,
                each -> each.path("type").asText().equals(wanted.type())
                        && each.path("channel").asText().equals(wanted.channel())
                        && each.has("actor") != wanted.isByDesk());
        if (!wanted.isByDesk()) {
            assertThat(entry.at("/actor/id").asText()).isEqualTo(scene.id(wanted.actor()));
        }
        return entry;
    }

    /** Its trace says so, and what it did stands in the history as a rule's work, caused by the entry. */
    private static void aRuleRanOnIt(WritePath path, String ticket, String event) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode traces = scene.as(LEAD)
                    .get("/tickets/" + ticket + "/triage?limit=200")
                    .expect(200)
                    .json()
                    .path("items");
            assertThat(traces)
                    .as(traces.toString())
                    .anyMatch(trace -> trace.path("event").asText().equals(event)
                            && trace.toString().contains(path.name())
                            && trace.findValuesAsText("result").contains("fired"));
        });
        assertThat(scene.as(LEAD)
                        .get("/tickets/" + ticket)
                        .expect(200)
                        .json()
                        .at("/fields/" + RULED)
                        .asText())
                .isEqualTo(path.name());
        JsonNode effect = scene.entry(ticket, each -> each.toString().contains("fields." + RULED));
        assertThat(effect.path("channel").asText()).isEqualTo("rule");
        assertThat(effect.has("actor")).isFalse();
        assertThat(arrived(effect.path("id").asText()).event().path("cause").asText())
                .isEqualTo(event);
    }

    /** Also in what is due, which is worked out from the journal event by event. */
    private static void theClocksGoByIt(WritePath.Clock wanted, String ticket) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode clocks = scene.as(LEAD)
                    .get("/tickets/" + ticket + "/service-levels")
                    .expect(200)
                    .json()
                    .path("clocks");
            assertThat(clocks)
                    .as(clocks.toString())
                    .anyMatch(clock -> clock.path("target").asText().equals(wanted.target())
                            && clock.path("state").asText().equals(wanted.state())
                            && clock.path("targetMinutes").asInt() == wanted.minutes());
            JsonNode due = scene.as(LEAD)
                    .get("/tickets/" + ticket + "/due")
                    .expect(200)
                    .json();
            assertThat(due.findValuesAsText("name").contains("service-levels." + wanted.target()))
                    .as(due.toString())
                    .isEqualTo(wanted.isDue());
        });
    }

    /** Signed, with the same actor and cause, and after everything that happened to the ticket before. */
    private static void theWebhookBringsIt(WritePath path, String ticket, String event) {
        Received request = arrived(event);
        assertThat(request.isSigned()).isTrue();
        assertThat(request.header("Switchboard-Event")).isEqualTo(path.entry().type());
        assertThat(request.event().at("/actor/type").asText())
                .isEqualTo(path.entry().isByDesk() ? "system" : "user");
        assertThat(request.event().path("cause").isTextual())
                .isEqualTo(path.entry().caused());
        assertThat(scene.outside().at(OutsideReceiver.WEBHOOK).stream()
                        .map(Received::event)
                        .filter(each -> each.at("/subject/id").asText().equals(ticket))
                        .map(each -> each.path("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static Received arrived(String event) {
        return await().atMost(PATIENCE)
                .until(
                        () -> scene.outside().at(OutsideReceiver.WEBHOOK).stream()
                                .filter(each -> each.event().path("id").asText().equals(event))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    /** Of tickets that are made and of replies. Whatever else is in the inbox by the time of a later ticket, is there for good. */
    private static void theRequesterIsTold(WritePath path, String ticket) {
        Set<String> told = Set.of("ticket.created", "ticket.replied");
        if (path.entry().channel().equals(TOLD_TO_NOBODY)) {
            String later = scene.ticket("Later");
            await().atMost(PATIENCE).until(() -> inbox(later).contains("ticket.created"));
            assertThat(inbox(ticket)).doesNotContainAnyElementsOf(told);
        } else if (told.contains(path.entry().type())) {
            await().atMost(PATIENCE)
                    .until(() -> inbox(ticket).contains(path.entry().type()));
        }
    }

    private static List<String> inbox(String ticket) {
        List<JsonNode> items = new ArrayList<>();
        scene.as(REQUESTER)
                .get("/notifications/mine?limit=200")
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        return items.stream()
                .filter(item -> item.at("/subject/id").asText().equals(ticket))
                .map(item -> item.path("event").asText())
                .toList();
    }

    private static void itIsRefusedToWhoMayNot(WritePath path, String ticket) {
        List<JsonNode> before = byPeople(ticket);
        path.refusal().tried(scene, ticket);
        assertThat(byPeople(ticket)).hasSameSizeAs(before);
    }

    private static List<JsonNode> byPeople(String ticket) {
        return scene.timeline(ticket).stream()
                .filter(entry ->
                        entry.has("actor") && !entry.path("type").asText().equals("ticket.noted"))
                .toList();
    }

    private static void nothingElseIsInTheJournal() {
        Set<String> channels = new TreeSet<>();
        scene.as(LEAD)
                .get("/tickets?limit=200")
                .expect(200)
                .json()
                .path("items")
                .forEach(ticket -> scene.timeline(ticket.path("id").asText())
                        .forEach(entry -> channels.add(entry.path("channel").asText())));
        assertThat(channels)
                .isEqualTo(WritePaths.all().stream()
                        .map(path -> path.entry().channel())
                        .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> types = scene.outside().at(OutsideReceiver.WEBHOOK).stream()
                .map(request -> request.header("Switchboard-Event"))
                .collect(Collectors.toSet());
        assertThat(WritePathsKnownTest.BESIDE)
                .containsAll(types.stream()
                        .filter(type -> WritePaths.all().stream()
                                .noneMatch(path -> path.entry().type().equals(type)))
                        .toList());
    }
}
