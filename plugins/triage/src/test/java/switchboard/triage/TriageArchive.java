package switchboard.triage;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import switchboard.testkit.Client;
import switchboard.testkit.PluginArchives;

/** What every test on a server needs to know of the module. */
final class TriageArchive {

    static final String ROLE = "team_lead";

    /** A class of each jar that the language of conditions is made of. */
    private static final List<String> LIBRARIES = List.of(
            "dev.cel.common.CelOptions",
            "dev.cel.compiler.CelCompiler",
            "dev.cel.runtime.CelRuntime",
            "dev.cel.expr.Type",
            "com.google.common.collect.ImmutableList",
            "com.google.common.util.concurrent.internal.InternalFutureFailureAccess",
            "com.google.protobuf.Message",
            "com.google.re2j.Pattern",
            "org.antlr.v4.runtime.Parser",
            "org.threeten.extra.Interval");

    private TriageArchive() {}

    /** The jars that belong into the archive, among those that the tests run with. */
    static List<Path> libraries() {
        return LIBRARIES.stream().map(TriageArchive::jar).distinct().toList();
    }

    private static Path jar(String name) {
        try {
            return Path.of(Class.forName(name)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Path archive() {
        return PluginArchives.of(TriagePlugin.class, "1.0.0", libraries().toArray(Path[]::new));
    }

    /** Writes a macro, after a rule was tried: with the language of conditions and all that it brings. */
    static String write(Client client, String title) {
        client.post(
                        "/triage/rules/dry-run",
                        Map.of(
                                "last",
                                1,
                                "rule",
                                Map.of(
                                        "condition",
                                        "ticket.title.mentions('nothing') && ticket.title.matches('^n')",
                                        "actions",
                                        List.of(Map.of("do", "note", "body", "Nothing")))))
                .expect(200);
        return "/triage/macros/"
                + client.post(
                                "/triage/macros",
                                Map.of("name", title + " " + java.util.UUID.randomUUID(), "reply", Map.of("en", title)))
                        .expect(201)
                        .id();
    }
}
