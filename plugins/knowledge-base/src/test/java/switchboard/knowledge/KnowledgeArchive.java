package switchboard.knowledge;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import switchboard.testkit.Client;

/** What every contract needs to know of the knowledge base. */
final class KnowledgeArchive {

    static final String ROLE = "knowledge_editor";

    private KnowledgeArchive() {}

    /** The jars that belong into the archive, among those that the tests run with. */
    static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar ->
                        jar.getFileName().toString().matches("(commonmark|owasp-java-html|java[0-9]+-shim).*\\.jar"))
                .toList();
    }

    /** Publishes an article and answers its path. */
    static String write(Client client, String title) {
        return "/knowledge/articles/"
                + client.post("/knowledge/articles", Map.of("title", title, "body", title, "status", "published"))
                        .expect(201)
                        .id();
    }
}
