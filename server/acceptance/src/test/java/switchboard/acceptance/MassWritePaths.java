package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.acceptance.WritePaths.ANSWERED;
import static switchboard.acceptance.WritePaths.CRITICAL;
import static switchboard.acceptance.WritePaths.CRITICALLY;
import static switchboard.acceptance.WritePaths.PAUSED;
import static switchboard.acceptance.WritePaths.RUNNING;
import static switchboard.acceptance.WritePaths.WAIT;
import static switchboard.acceptance.WritePaths.byAgent;
import static switchboard.acceptance.WriteScene.ADMINISTRATOR;
import static switchboard.acceptance.WriteScene.AGENT;
import static switchboard.acceptance.WriteScene.FOREIGNER;
import static switchboard.acceptance.WriteScene.LEAD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.acceptance.WritePath.Clock;
import switchboard.acceptance.WritePath.Entry;
import switchboard.json.Json;
import switchboard.testkit.Answer;

/** What people do to many tickets at once: bulk actions, with a result for each ticket, and imports. */
final class MassWritePaths {

    private MassWritePaths() {}

    static List<WritePath> all() {
        return Stream.of(inBulk(), imported()).flatMap(List::stream).toList();
    }

    private static List<WritePath> inBulk() {
        return List.of(
                bulk("bulk change", "change", "ticket.changed", CRITICAL, CRITICALLY),
                bulk("bulk assignment", "assign", "ticket.changed", RUNNING, Map.of("assignee", AGENT)),
                bulk("bulk move", "transition", "ticket.transitioned", PAUSED, WAIT),
                bulk("bulk reply", "reply", "ticket.replied", ANSWERED, Map.of("body", "To all")),
                bulk("bulk note", "note", "ticket.noted", RUNNING, Map.of("body", "Of all")),
                new WritePath(
                        "bulk change taken back",
                        "POST /tickets/bulk/{operation}/undo",
                        byAgent("ticket.changed"),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            String operation = bulk(scene, AGENT, ticket, "change", CRITICALLY)
                                    .field("operation");
                            return () -> {
                                scene.as(AGENT)
                                        .post("/tickets/bulk/" + operation + "/undo")
                                        .expect(200);
                                return ticket;
                            };
                        },
                        (scene, ticket) -> {
                            String operation = bulk(scene, AGENT, ticket, "note", Map.of("body", "Mine"))
                                    .field("operation");
                            scene.as(LEAD)
                                    .post("/tickets/bulk/" + operation + "/undo")
                                    .expect(404);
                        }));
    }

    private static WritePath bulk(String name, String action, String type, Clock clock, Map<String, ?> fields) {
        return new WritePath(
                name,
                "POST /tickets/bulk",
                byAgent(type),
                clock,
                (scene, title) -> {
                    String ticket = scene.ticket(title);
                    return () -> {
                        assertThat(became(bulk(scene, AGENT, ticket, action, fields)))
                                .isEqualTo("done");
                        return ticket;
                    };
                },
                (scene, ticket) -> assertThat(became(bulk(scene, FOREIGNER, ticket, action, fields)))
                        .isEqualTo("failed ticket.not_found"));
    }

    private static Answer bulk(WriteScene scene, String who, String ticket, String action, Map<String, ?> fields) {
        return scene.as(who)
                .post("/tickets/bulk", Map.of("ids", List.of(ticket), "action", action, "fields", fields))
                .expect(200);
    }

    private static String became(Answer bulk) {
        return (bulk.json().at("/items/0/status").asText() + " "
                        + bulk.json().at("/items/0/code").asText(""))
                .strip();
    }

    private static List<WritePath> imported() {
        return List.of(
                new WritePath(
                        "import of a new ticket",
                        "POST /tickets/import",
                        new Entry("ticket.created", "import", ADMINISTRATOR, false),
                        PAUSED,
                        (scene, title) -> () -> {
                            WriteScene.imported(
                                    lines(scene, ADMINISTRATOR, title, Map.of("status", "waiting_for_customer")), 1, 0);
                            return scene.titled(title).orElseThrow();
                        },
                        MassWritePaths::importRefused),
                new WritePath(
                        "import over a ticket that is there",
                        "POST /tickets/import",
                        new Entry("ticket.changed", "import", ADMINISTRATOR, false),
                        PAUSED,
                        (scene, title) -> {
                            WriteScene.imported(lines(scene, ADMINISTRATOR, title, Map.of()), 1, 0);
                            return () -> {
                                WriteScene.imported(
                                        lines(scene, ADMINISTRATOR, title, Map.of("status", "waiting_for_customer")),
                                        0,
                                        1);
                                return scene.titled(title).orElseThrow();
                            };
                        },
                        MassWritePaths::importRefused),
                new WritePath(
                        "import of a reply",
                        "POST /tickets/import",
                        new Entry("ticket.replied", "import", AGENT, false),
                        ANSWERED,
                        (scene, title) -> {
                            WriteScene.imported(lines(scene, ADMINISTRATOR, title, Map.of()), 1, 0);
                            Map<String, Object> reply = Map.of(
                                    "type", "reply", "at", scene.now(), "author", AGENT, "body", "Said elsewhere");
                            return () -> {
                                WriteScene.imported(
                                        lines(scene, ADMINISTRATOR, title, Map.of("entries", List.of(reply))), 0, 1);
                                return scene.titled(title).orElseThrow();
                            };
                        },
                        MassWritePaths::importRefused));
    }

    private static void importRefused(WriteScene scene, String ticket) {
        lines(scene, LEAD, "By a lead", Map.of()).expect(403);
    }

    private static Answer lines(WriteScene scene, String who, String title, Map<String, ?> more) {
        Map<String, Object> line = new LinkedHashMap<>(WriteScene.report(title));
        line.put("externalId", "elsewhere: " + title);
        line.putAll(more);
        return scene.as(who).importLines("/tickets/import", Json.write(line) + "\n");
    }
}
