package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import switchboard.testkit.Answer;
import switchboard.testkit.Client;
import switchboard.testkit.RunningDesk;

/** The whole desk with people, teams and agreements, on which every way to write is tried. Time passes as the test says. */
final class WriteScene implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String ADMINISTRATOR = "admin";
    static final String REQUESTER = "anna";
    static final String AGENT = "svea";
    static final String SECOND_LINE_AGENT = "sigrid";
    static final String LEAD = "lena";

    /** Reads everything, writes nothing. */
    static final String AUDITOR = "axel";

    /** Works for another organization. */
    static final String FOREIGNER = "fred";

    static final String FIRST_LINE = "First line";
    static final String SECOND_LINE = "Second line";

    /** Whose tickets are assigned by themselves. */
    static final String HELPFUL = "Helpful";

    /** What was agreed of the resolution of a ticket, of a critical one, and of the first response: nothing here takes so long. */
    static final int RESOLUTION = 6_000;

    static final int CRITICAL_RESOLUTION = 2_400;
    static final int FIRST_RESPONSE = 600;

    private final PassingClock clock = new PassingClock();
    private final OutsideReceiver outside = new OutsideReceiver();
    private final RunningDesk desk;
    private final Map<String, Client> people = new HashMap<>();

    WriteScene() {
        desk = RunningDesk.start(
                Map.of("outbound.allowed-addresses", OutsideReceiver.ADDRESS),
                clock,
                Distribution.plugins().toArray(Path[]::new));
        people.put(ADMINISTRATOR, desk.administrator());
        person(REQUESTER, "requester", Map.of());
        person(AGENT, "agent", Map.of());
        person(SECOND_LINE_AGENT, "agent", Map.of());
        person(LEAD, "team_lead", Map.of());
        person(AUDITOR, "auditor", Map.of());
        person(FOREIGNER, "agent", Map.of("organization", desk.organization("Harbour")));
        team(FIRST_LINE, AGENT, Map.of("tier", "1"));
        team(SECOND_LINE, SECOND_LINE_AGENT, Map.of("tier", "2"));
        team(HELPFUL, AGENT, Map.of("strategy", "round_robin", "autoAssign", true));
        agreed("Critical", 1, CRITICAL_RESOLUTION, List.of(Map.of("field", "priority", "values", List.of("critical"))));
        agreed("Incidents", 10, RESOLUTION, List.of());
        as(ADMINISTRATOR)
                .patch(
                        "/settings",
                        Map.of("notifications.mostAnHour", 10_000, "notifications.mostAnHourAboutOneThing", 10_000))
                .expect(200);
        made(
                ADMINISTRATOR,
                "/webhooks",
                Map.of(
                        "name",
                        "Outside",
                        "url",
                        outside.url(OutsideReceiver.WEBHOOK),
                        "secret",
                        OutsideReceiver.SECRET,
                        "types",
                        List.of("ticket.*")));
    }

    private void person(String name, String role, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("roles", List.of(role)));
        fields.putAll(more);
        people.put(name, desk.person(name, fields));
    }

    private void team(String name, String member, Map<String, ?> assignment) {
        String team = made(ADMINISTRATOR, "/teams", Map.of("name", name, "members", List.of(id(member))));
        as(ADMINISTRATOR).patch("/teams/" + team + "/assignment", assignment).expect(200);
    }

    private void agreed(String name, int ordinal, int resolution, List<?> conditions) {
        made(
                ADMINISTRATOR,
                "/service-levels/policies",
                Map.of(
                        "name", name,
                        "kind", "sla",
                        "ordinal", ordinal,
                        "conditions", conditions,
                        "targets", Map.of("firstResponse", FIRST_RESPONSE, "resolution", resolution)));
    }

    Client as(String name) {
        return people.get(name);
    }

    String id(String name) {
        return as(name).get("/me").expect(200).id();
    }

    OutsideReceiver outside() {
        return outside;
    }

    RunningDesk desk() {
        return desk;
    }

    /** Goes as every clock does, and jumps ahead when the test says so. */
    private static final class PassingClock extends Clock {

        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void advance(Duration by) {
            ahead.updateAndGet(before -> before.plus(by));
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The desk's clock is in UTC");
        }
    }

    /** The day and the hour on this desk. */
    Instant now() {
        return clock.instant();
    }

    /** Makes something and answers its id. */
    String made(String who, String path, Map<String, ?> fields) {
        return as(who).post(path, fields).expect(201).id();
    }

    /** A ticket of the requester's, taken down by the agent. */
    String ticket(String title) {
        return ticket(title, Map.of());
    }

    String ticket(String title, Map<String, ?> more) {
        Map<String, Object> fields = new LinkedHashMap<>(report(title));
        fields.putAll(more);
        return made(AGENT, "/tickets", fields);
    }

    /** What the requester reports. */
    static Map<String, Object> report(String title) {
        return Map.of("kind", "incident", "title", title, "requester", REQUESTER);
    }

    /** A rule that acts on one ticket only, whoever or whatever writes to it. */
    String rule(String title, String on, String condition, Map<String, ?> action) {
        return made(
                LEAD,
                "/triage/rules",
                Map.of(
                        "name",
                        on + " " + title,
                        "on",
                        List.of(on),
                        "condition",
                        "ticket.title == '" + title + "' && " + condition,
                        "actions",
                        List.of(action)));
    }

    /** Lets time pass until something is so. */
    void pass(Duration step, BooleanSupplier enough) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            boolean is = enough.getAsBoolean();
            if (!is) {
                clock.advance(step);
            }
            return is;
        });
    }

    /** Until everything that was written has its place in the journal. */
    void settle() {
        String last = ticket("The last one");
        await().atMost(PATIENCE)
                .until(() -> timeline(last).getFirst().path("position").isNumber());
    }

    List<JsonNode> timeline(String ticket) {
        List<JsonNode> entries = new ArrayList<>();
        as(LEAD).get("/tickets/" + ticket + "/timeline?limit=200")
                .expect(200)
                .json()
                .path("items")
                .forEach(entries::add);
        return entries;
    }

    /** The newest entry of a kind, awaited. */
    JsonNode entry(String ticket, Predicate<JsonNode> wanted) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(timeline(ticket)).anyMatch(wanted));
        return timeline(ticket).reversed().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** The only ticket with a title, where there is one. */
    Optional<String> titled(String title) {
        List<String> found = new ArrayList<>();
        as(LEAD).get("/tickets?limit=200").expect(200).json().path("items").forEach(ticket -> {
            if (ticket.path("title").asText().equals(title)) {
                found.add(ticket.path("id").asText());
            }
        });
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.stream().findFirst();
    }

    /** What was imported went through, line by line. */
    static void imported(Answer answer, int created, int updated) {
        JsonNode tally = answer.expect(200).json();
        assertThat(tally.path("failed").asInt()).as(answer.text()).isZero();
        assertThat(tally.path("created").asInt()).as(answer.text()).isEqualTo(created);
        assertThat(tally.path("updated").asInt()).as(answer.text()).isEqualTo(updated);
    }

    @Override
    public void close() {
        desk.close();
        outside.close();
    }
}
