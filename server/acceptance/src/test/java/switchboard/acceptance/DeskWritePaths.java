package switchboard.acceptance;

import static switchboard.acceptance.WritePaths.PAUSED;
import static switchboard.acceptance.WritePaths.RESOLVE;
import static switchboard.acceptance.WritePaths.RESOLVED;
import static switchboard.acceptance.WritePaths.RUNNING;
import static switchboard.acceptance.WritePaths.UNANSWERED;
import static switchboard.acceptance.WriteScene.ADMINISTRATOR;
import static switchboard.acceptance.WriteScene.AGENT;
import static switchboard.acceptance.WriteScene.LEAD;
import static switchboard.acceptance.WriteScene.SECOND_LINE_AGENT;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.acceptance.WritePath.Entry;
import switchboard.acceptance.WritePath.Refusal;

/** What the desk and its plugins write by themselves: rules, jobs, and who is to work on a ticket. */
final class DeskWritePaths {

    private static final String VENDOR = "waiting_for_vendor";

    private DeskWritePaths() {}

    static List<WritePath> all() {
        return Stream.of(rulesAndJobs(), assignments()).flatMap(List::stream).toList();
    }

    static Entry byDesk(String type, String channel, boolean caused) {
        return new Entry(type, channel, WritePath.DESK, caused);
    }

    /** Whoever may not say what the desk does by itself. */
    private static Refusal definition(String path, Map<String, ?> body) {
        return (scene, ticket) -> scene.as(AGENT).post(path, body).expect(403);
    }

    private static List<WritePath> rulesAndJobs() {
        Map<String, Object> wait = Map.of("do", "transition", "to", "waiting_for_customer");
        Map<String, Object> ask = Map.of("do", "reply", "body", "Are you there?");
        return List.of(
                new WritePath(
                        "action of a rule",
                        "",
                        byDesk("ticket.transitioned", "rule", true),
                        PAUSED,
                        (scene, title) -> {
                            scene.rule(title, "noted", "true", wait);
                            String ticket = scene.ticket(title);
                            return () -> {
                                scene.made(AGENT, "/tickets/" + ticket + "/notes", Map.of("body", "Asked by phone"));
                                return ticket;
                            };
                        },
                        definition("/triage/rules", Map.of("name", "Mine", "actions", List.of(wait)))),
                new WritePath(
                        "automation, by the clock",
                        "",
                        byDesk("ticket.replied", "automation", true),
                        UNANSWERED,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            move(scene, ticket, VENDOR);
                            scene.made(LEAD, "/triage/automations", automation(title, ask));
                            // What is there already is found without an event; only the next stay is caused by one.
                            scene.pass(Duration.ofSeconds(20), () -> count(scene, ticket, "ticket.replied") == 1);
                            return () -> {
                                move(scene, ticket, "in_progress");
                                move(scene, ticket, VENDOR);
                                scene.pass(Duration.ofSeconds(20), () -> count(scene, ticket, "ticket.replied") == 2);
                                return ticket;
                            };
                        },
                        definition("/triage/automations", automation("Mine", ask))),
                new WritePath(
                        "recurring ticket",
                        "",
                        byDesk("ticket.created", "schedule", false),
                        RUNNING,
                        (scene, title) -> {
                            scene.made(LEAD, "/triage/recurring", recurring(scene, title));
                            return () -> {
                                scene.pass(Duration.ofMinutes(1), () -> scene.titled(title)
                                        .isPresent());
                                return scene.titled(title).orElseThrow();
                            };
                        },
                        (scene, ticket) -> scene.as(AGENT)
                                .post("/triage/recurring", recurring(scene, "Mine"))
                                .expect(403)),
                new WritePath(
                        "closing of what nobody confirmed",
                        "",
                        byDesk("ticket.transitioned", "system", false),
                        RESOLVED,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            scene.as(AGENT)
                                    .post("/tickets/" + ticket + "/transitions", RESOLVE)
                                    .expect(200);
                            return () -> {
                                scene.pass(Duration.ofHours(12), () -> scene.as(LEAD)
                                        .get("/tickets/" + ticket)
                                        .expect(200)
                                        .field("status")
                                        .equals("closed"));
                                return ticket;
                            };
                        },
                        (scene, ticket) -> scene.as(AGENT)
                                .patch("/settings", Map.of("tickets.confirmationDays", 1))
                                .expect(403)));
    }

    private static Map<String, Object> automation(String title, Map<String, ?> action) {
        return Map.of(
                "name",
                title,
                "when",
                Map.of("status", List.of(VENDOR), "idleFor", "PT5M"),
                "condition",
                "ticket.title == '" + title + "'",
                "actions",
                List.of(action));
    }

    /** Due in ten minutes. */
    private static Map<String, Object> recurring(WriteScene scene, String title) {
        var due = scene.now().plus(Duration.ofMinutes(10)).atZone(ZoneOffset.UTC);
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("every", "month");
        schedule.put("dayOfMonth", due.getDayOfMonth());
        schedule.put("at", "%02d:%02d".formatted(due.getHour(), due.getMinute()));
        schedule.put("zone", "UTC");
        schedule.put("from", due.toLocalDate().toString());
        return Map.of("name", title, "ticket", WriteScene.report(title), "schedule", schedule);
    }

    private static void move(WriteScene scene, String ticket, String to) {
        scene.as(AGENT)
                .post("/tickets/" + ticket + "/transitions", Map.of("to", to))
                .expect(200);
    }

    private static long count(WriteScene scene, String ticket, String type) {
        return scene.timeline(ticket).stream()
                .filter(entry -> entry.path("type").asText().equals(type))
                .count();
    }

    private static List<WritePath> assignments() {
        return List.of(
                new WritePath(
                        "assignment when a ticket reaches a team",
                        "",
                        byDesk("ticket.changed", "system", true),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            return () -> scene.as(AGENT)
                                    .patch("/tickets/" + ticket, Map.of("team", WriteScene.HELPFUL))
                                    .expect(200)
                                    .id();
                        },
                        (scene, ticket) -> {
                            String team =
                                    scene.as(LEAD).get("/tickets/" + ticket).field("team");
                            scene.as(AGENT)
                                    .patch("/teams/" + team + "/assignment", Map.of("autoAssign", false))
                                    .expect(403);
                        }),
                new WritePath(
                        "work of somebody absent given to others",
                        "POST /users/{id}/absences/{absence}/redistribution",
                        byDesk("ticket.changed", "system", false),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title, Map.of("assignee", SECOND_LINE_AGENT));
                            String absence =
                                    scene.made(ADMINISTRATOR, absences(scene, SECOND_LINE_AGENT), absence(scene));
                            return () -> {
                                scene.as(ADMINISTRATOR)
                                        .post(absences(scene, SECOND_LINE_AGENT) + "/" + absence + "/redistribution")
                                        .expect(200);
                                return ticket;
                            };
                        },
                        (scene, ticket) -> scene.as(AGENT)
                                .post(absences(scene, SECOND_LINE_AGENT), absence(scene))
                                .expect(403)));
    }

    private static String absences(WriteScene scene, String name) {
        return "/users/" + scene.id(name) + "/absences";
    }

    private static Map<String, Object> absence(WriteScene scene) {
        return Map.of("from", scene.now(), "to", scene.now().plus(Duration.ofMinutes(1)), "substitute", AGENT);
    }
}
