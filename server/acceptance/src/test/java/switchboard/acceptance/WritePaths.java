package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.acceptance.WriteScene.AGENT;
import static switchboard.acceptance.WriteScene.AUDITOR;
import static switchboard.acceptance.WriteScene.LEAD;
import static switchboard.acceptance.WriteScene.REQUESTER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.acceptance.WritePath.Clock;
import switchboard.acceptance.WritePath.Entry;
import switchboard.acceptance.WritePath.Refusal;
import switchboard.json.Json;

/**
 * The table of all ways to write to tickets. What people do to one ticket stands here, what they do to many in {@link
 * MassWritePaths}, what the desk does by itself in {@link DeskWritePaths}, and what it does because of other things in
 * {@link FollowingWritePaths}.
 */
final class WritePaths {

    static final Clock RUNNING = new Clock("resolution", "running", WriteScene.RESOLUTION);
    static final Clock CRITICAL = new Clock("resolution", "running", WriteScene.CRITICAL_RESOLUTION);
    static final Clock PAUSED = new Clock("resolution", "paused", WriteScene.RESOLUTION);
    static final Clock RESOLVED = new Clock("resolution", "met", WriteScene.RESOLUTION);
    /** Somebody has answered. What the desk replies by itself is no answer. */
    static final Clock ANSWERED = new Clock("first_response", "met", WriteScene.FIRST_RESPONSE);

    static final Clock UNANSWERED = new Clock("first_response", "running", WriteScene.FIRST_RESPONSE);

    static final Map<String, Object> WAIT = Map.of("to", "waiting_for_customer");
    static final Map<String, Object> RESOLVE = Map.of("to", "resolved", "resolution", "Done", "code", "solved");
    static final Map<String, Object> CRITICALLY = Map.of("impact", "high", "urgency", "high");

    private WritePaths() {}

    static List<WritePath> all() {
        return Stream.of(
                        oneByOne(),
                        handedOn(),
                        joined(),
                        MassWritePaths.all(),
                        DeskWritePaths.all(),
                        FollowingWritePaths.all())
                .flatMap(List::stream)
                .toList();
    }

    /** By the agent, over the API. */
    static Entry byAgent(String type) {
        return new Entry(type, WritePath.API, AGENT, false);
    }

    /** A request below the ticket that somebody may not make. */
    static Refusal refused(String who, String method, String below, Map<String, ?> body) {
        return (scene, ticket) -> scene.as(who)
                .send(method, "/tickets/" + ticket + below, "application/json", json(body))
                .expect(403);
    }

    private static byte[] json(Map<String, ?> body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static List<WritePath> oneByOne() {
        return List.of(
                new WritePath(
                        "creation",
                        "POST /tickets",
                        byAgent("ticket.created"),
                        RUNNING,
                        (scene, title) -> () -> scene.ticket(title),
                        (scene, ticket) -> scene.as(AUDITOR)
                                .post("/tickets", WriteScene.report("By an auditor"))
                                .expect(403)),
                new WritePath(
                        "change",
                        "PATCH /tickets/{ticket}",
                        byAgent("ticket.changed"),
                        CRITICAL,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            return () -> scene.as(AGENT)
                                    .patch("/tickets/" + ticket, CRITICALLY)
                                    .expect(200)
                                    .id();
                        },
                        refused(REQUESTER, "PATCH", "", CRITICALLY)),
                below("move", "/transitions", "ticket.transitioned", PAUSED, WAIT, REQUESTER),
                below("reply", "/replies", "ticket.replied", ANSWERED, Map.of("body", "Look"), AUDITOR),
                below("note", "/notes", "ticket.noted", RUNNING, Map.of("body", "Look"), REQUESTER),
                recorded("key information, said whole", "PUT"),
                recorded("key information, changed", "PATCH"),
                new WritePath(
                        "macro of a plugin, applied as the agent",
                        "POST /tickets/{ticket}/triage/macros/{macro}/apply",
                        byAgent("ticket.replied"),
                        ANSWERED,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            String macro = macro(scene, title);
                            return () -> {
                                scene.as(AGENT)
                                        .post("/tickets/" + ticket + "/triage/macros/" + macro + "/apply", Map.of())
                                        .expect(200);
                                return ticket;
                            };
                        },
                        (scene, ticket) -> scene.as(REQUESTER)
                                .post(
                                        "/tickets/" + ticket + "/triage/macros/" + macro(scene, "Refused") + "/apply",
                                        Map.of())
                                .expect(403)));
    }

    private static WritePath recorded(String name, String method) {
        String below = "/information";
        Map<String, Object> known = Map.of("errorCodes", List.of("E-17"), "affectedUsers", 12);
        return new WritePath(
                name,
                method + " /tickets/{ticket}" + below,
                byAgent("ticket.information_recorded"),
                RUNNING,
                (scene, title) -> {
                    String ticket = scene.ticket(title);
                    return () -> {
                        scene.as(AGENT)
                                .send(method, "/tickets/" + ticket + below, "application/json", json(known))
                                .expect(200);
                        return ticket;
                    };
                },
                refused(REQUESTER, method, below, known));
    }

    private static String macro(WriteScene scene, String name) {
        return scene.made(LEAD, "/triage/macros", Map.of("name", name, "reply", Map.of("en", "Restart it")));
    }

    /** One request to one resource below the ticket. */
    private static WritePath below(
            String name, String below, String type, Clock clock, Map<String, ?> body, String whoMayNot) {
        return new WritePath(
                name,
                "POST /tickets/{ticket}" + below,
                byAgent(type),
                clock,
                (scene, title) -> {
                    String ticket = scene.ticket(title);
                    return () -> {
                        assertThat(scene.as(AGENT)
                                        .post("/tickets/" + ticket + below, body)
                                        .status())
                                .isIn(200, 201);
                        return ticket;
                    };
                },
                refused(whoMayNot, "POST", below, body.equals(WAIT) ? Map.of("to", "cancelled") : body));
    }

    private static List<WritePath> handedOn() {
        Map<String, Object> up = Map.of("reason", "Theirs", "team", WriteScene.SECOND_LINE);
        Map<String, Object> down = Map.of("reason", "Not theirs");
        return List.of(
                new WritePath(
                        "assignment by a strategy",
                        "POST /tickets/{ticket}/assignment",
                        byAgent("ticket.changed"),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title, Map.of("team", WriteScene.FIRST_LINE));
                            return () -> scene.as(AGENT)
                                    .post("/tickets/" + ticket + "/assignment", Map.of("strategy", "round_robin"))
                                    .expect(200)
                                    .id();
                        },
                        refused(REQUESTER, "POST", "/assignment", Map.of())),
                below("escalation", "/escalations", "ticket.transitioned", RUNNING, up, REQUESTER),
                new WritePath(
                        "return of an escalation",
                        "POST /tickets/{ticket}/escalations/{escalation}/return",
                        byAgent("ticket.changed"),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title, Map.of("team", WriteScene.FIRST_LINE));
                            String path = "/tickets/" + ticket + "/escalations";
                            String escalation = scene.made(AGENT, path, up);
                            return () -> {
                                scene.as(AGENT)
                                        .post(path + "/" + escalation + "/return", down)
                                        .expect(200);
                                return ticket;
                            };
                        },
                        refused(REQUESTER, "POST", "/escalations/" + AccessScene.NOWHERE + "/return", down)));
    }

    private static List<WritePath> joined() {
        return List.of(
                new WritePath(
                        "merge",
                        "POST /tickets/{ticket}/merge",
                        byAgent("ticket.transitioned"),
                        RESOLVED,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            String other = scene.ticket("Merged into");
                            return () -> merged(scene, ticket, other);
                        },
                        (scene, ticket) -> scene.as(REQUESTER)
                                .post("/tickets/" + ticket + "/merge", Map.of("into", scene.ticket("Not this")))
                                .expect(403)),
                new WritePath(
                        "merge taken back",
                        "DELETE /tickets/{ticket}/merge",
                        byAgent("ticket.transitioned"),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            merged(scene, ticket, scene.ticket("Not the same"));
                            return () -> {
                                scene.as(AGENT)
                                        .delete("/tickets/" + ticket + "/merge")
                                        .expect(204);
                                return ticket;
                            };
                        },
                        refused(REQUESTER, "DELETE", "/merge", Map.of())),
                new WritePath(
                        "split",
                        "POST /tickets/{ticket}/split",
                        byAgent("ticket.created"),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket("Two things");
                            return () -> scene.made(AGENT, "/tickets/" + ticket + "/split", Map.of("title", title));
                        },
                        refused(REQUESTER, "POST", "/split", Map.of("title", "By a requester"))));
    }

    private static String merged(WriteScene scene, String ticket, String into) {
        scene.as(AGENT)
                .post("/tickets/" + ticket + "/merge", Map.of("into", into))
                .expect(201);
        return ticket;
    }
}
