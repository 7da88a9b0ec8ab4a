package switchboard.acceptance;

import static switchboard.acceptance.DeskWritePaths.byDesk;
import static switchboard.acceptance.WritePaths.ANSWERED;
import static switchboard.acceptance.WritePaths.CRITICAL;
import static switchboard.acceptance.WritePaths.RESOLVE;
import static switchboard.acceptance.WritePaths.RESOLVED;
import static switchboard.acceptance.WritePaths.RUNNING;
import static switchboard.acceptance.WritePaths.UNANSWERED;
import static switchboard.acceptance.WritePaths.refused;
import static switchboard.acceptance.WriteScene.AGENT;
import static switchboard.acceptance.WriteScene.LEAD;
import static switchboard.acceptance.WriteScene.REQUESTER;
import static switchboard.acceptance.WriteScene.SECOND_LINE_AGENT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.acceptance.WritePath.Entry;
import switchboard.acceptance.WritePath.Refusal;

/** What is written to a ticket because of something else: its parent, or a command of a plugin about a major incident. */
final class FollowingWritePaths {

    private FollowingWritePaths() {}

    static List<WritePath> all() {
        return Stream.of(children(), majorIncidents()).flatMap(List::stream).toList();
    }

    private static List<WritePath> children() {
        Map<String, Object> reply = Map.of("body", "It is being repaired.", "toChildren", true);
        return List.of(
                new WritePath(
                        "child that follows its parent",
                        "",
                        byDesk("ticket.transitioned", "system", true),
                        RESOLVED,
                        (scene, title) -> {
                            String child = scene.ticket(title);
                            String parent = parent(scene, child, "closeWithParent");
                            return () -> {
                                scene.as(AGENT)
                                        .post("/tickets/" + parent + "/transitions", RESOLVE)
                                        .expect(200);
                                return child;
                            };
                        },
                        link("closeWithParent")),
                new WritePath(
                        "reply passed on to children",
                        "",
                        new Entry("ticket.replied", WritePath.API, AGENT, true),
                        ANSWERED,
                        (scene, title) -> {
                            String child = scene.ticket(title);
                            String parent = parent(scene, child, "updateWithParent");
                            return () -> {
                                scene.made(AGENT, "/tickets/" + parent + "/replies", reply);
                                return child;
                            };
                        },
                        link("updateWithParent")));
    }

    private static String parent(WriteScene scene, String child, String option) {
        String parent = scene.ticket("Parent");
        scene.made(
                AGENT,
                "/tickets/" + parent + "/links",
                Map.of("type", "parent_of", "target", child, "options", Map.of(option, true)));
        return parent;
    }

    private static Refusal link(String option) {
        return refused(
                REQUESTER,
                "POST",
                "/links",
                Map.of("type", "parent_of", "target", AccessScene.NOWHERE, "options", Map.of(option, true)));
    }

    private static List<WritePath> majorIncidents() {
        return List.of(
                new WritePath(
                        "declaration of a major incident",
                        "POST /tickets/{ticket}/major-incidents",
                        byDesk("ticket.changed", "major_incident", true),
                        CRITICAL,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            return () -> {
                                declared(scene, ticket);
                                return ticket;
                            };
                        },
                        refused(AGENT, "POST", "/major-incidents", declaration())),
                new WritePath(
                        "major incident taken back",
                        "POST /major-incidents/{id}/undeclare",
                        byDesk("ticket.changed", "major_incident", false),
                        RUNNING,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            String incident = declared(scene, ticket);
                            scene.entry(
                                    ticket,
                                    entry -> entry.path("channel").asText().equals("major_incident"));
                            return () -> {
                                scene.as(LEAD)
                                        .post("/major-incidents/" + incident + "/undeclare", Map.of("reason", "None"))
                                        .expect(200);
                                return ticket;
                            };
                        },
                        (scene, ticket) -> scene.as(AGENT)
                                .post(
                                        "/major-incidents/" + declared(scene, scene.ticket("Big")) + "/undeclare",
                                        Map.of("reason", "None"))
                                .expect(403)),
                new WritePath(
                        "update of a major incident to those with the same cause",
                        "POST /major-incidents/{id}/updates",
                        byDesk("ticket.replied", "major_incident", true),
                        UNANSWERED,
                        (scene, title) -> {
                            String ticket = scene.ticket(title);
                            String incident = "/major-incidents/" + declared(scene, scene.ticket("Bigger"));
                            scene.as(LEAD)
                                    .post(incident + "/children", Map.of("ticket", ticket, "told", true))
                                    .expect(201);
                            return () -> {
                                scene.as(LEAD)
                                        .post(incident + "/updates", Map.of("text", "Soon", "audience", "public"))
                                        .expect(201);
                                return ticket;
                            };
                        },
                        (scene, ticket) -> scene.as(AGENT)
                                .post(
                                        "/major-incidents/" + declared(scene, scene.ticket("Biggest")) + "/updates",
                                        Map.of("text", "Soon", "audience", "public"))
                                .expect(403)));
    }

    private static Map<String, Object> declaration() {
        return Map.of("summary", "Mail is down", "reason", "All of the house", "manager", SECOND_LINE_AGENT);
    }

    private static String declared(WriteScene scene, String ticket) {
        return scene.made(LEAD, "/tickets/" + ticket + "/major-incidents", declaration());
    }
}
