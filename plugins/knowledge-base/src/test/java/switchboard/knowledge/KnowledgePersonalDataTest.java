package switchboard.knowledge;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import switchboard.api.ServiceDeskPlugin;
import switchboard.testkit.Client;
import switchboard.testkit.contracts.PersonalDataContract;

/** What articles say of people is exported and erased. */
class KnowledgePersonalDataTest extends PersonalDataContract {

    @Override
    protected Class<? extends ServiceDeskPlugin> plugin() {
        return KnowledgeBasePlugin.class;
    }

    @Override
    protected String role() {
        return "knowledge_editor";
    }

    @Override
    protected List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar ->
                        jar.getFileName().toString().matches("(commonmark|owasp-java-html|java[0-9]+-shim).*\\.jar"))
                .toList();
    }

    @Override
    protected String write(Client client, String title) {
        return "/knowledge/articles/"
                + client.post("/knowledge/articles", Map.of("title", title, "body", title, "status", "published"))
                        .expect(201)
                        .id();
    }
}
