package switchboard.http.openapi;

import static switchboard.http.PlainPage.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import switchboard.http.PlainPage;

/** The document as a page to read: no script, nothing from elsewhere. Everything in it is escaped. */
final class DocumentPage {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}
            h2{border-bottom:1px solid #ccc;margin-top:3rem}details{margin:.4rem 0}summary{cursor:pointer}
            code{font-family:ui-monospace,monospace}.m{display:inline-block;min-width:4.5rem;font-weight:700}
            table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ddd;padding:.2rem .6rem;text-align:left}
            """;

    private static final PlainPage PAGE = new PlainPage(STYLE, "'none'");

    private final StringBuilder html = new StringBuilder(64 * 1024);
    private final JsonNode document;

    DocumentPage(JsonNode document) {
        this.document = document;
    }

    /** What the browser may load for this page: this one style and nothing else. */
    static String security() {
        return PAGE.security();
    }

    String render() {
        html.append("<h1>Switchboard API</h1><p>Made from <a href=\"/api/v1/openapi.json\">")
                .append("openapi.json</a>. Sign in with <code>POST /api/v1/auth/tokens</code>, then send ")
                .append("<code>Authorization: Bearer TOKEN</code>.</p>");
        Map<String, StringBuilder> byTag = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation(byTag, path.getKey(), operation.getKey(), operation.getValue())));
        byTag.forEach((tag, operations) ->
                html.append("<h2>").append(escape(tag)).append("</h2>").append(operations));
        schemas();
        return PAGE.of("en", "Switchboard API", html);
    }

    private void operation(Map<String, StringBuilder> byTag, String path, String method, JsonNode operation) {
        String tag = operation.path("tags").path(0).asText("other");
        StringBuilder text = byTag.computeIfAbsent(tag, name -> new StringBuilder());
        text.append("<details><summary><span class=\"m\">")
                .append(escape(method.toUpperCase(Locale.ROOT)))
                .append("</span><code>")
                .append(escape(path))
                .append("</code> ")
                .append(escape(operation.path("summary").asText("")))
                .append("</summary><p>")
                .append(escape(operation.path("description").asText("")))
                .append("</p>");
        parameters(text, operation.path("parameters"));
        operation.path("requestBody").path("content").properties().forEach(content -> text.append("<p>Body: <code>")
                .append(escape(content.getKey()))
                .append("</code> ")
                .append(type(content.getValue().path("schema")))
                .append("</p>"));
        responses(text, operation.path("responses"));
        text.append("</details>");
    }

    private static void parameters(StringBuilder text, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        text.append("<table><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr>");
        parameters.forEach(parameter -> text.append("<tr><td><code>")
                .append(escape(parameter.path("name").asText()))
                .append("</code></td><td>")
                .append(escape(parameter.path("in").asText()))
                .append("</td><td>")
                .append(escape(parameter.path("description").asText("")))
                .append("</td></tr>"));
        text.append("</table>");
    }

    private static void responses(StringBuilder text, JsonNode responses) {
        text.append("<table><tr><th>Answer</th><th>Meaning</th><th>Body</th></tr>");
        responses.properties().forEach(response -> {
            JsonNode content = response.getValue().path("content");
            String body =
                    content.isEmpty() ? "" : type(content.iterator().next().path("schema"));
            text.append("<tr><td>")
                    .append(escape(response.getKey()))
                    .append("</td><td>")
                    .append(escape(response.getValue().path("description").asText("")))
                    .append("</td><td>")
                    .append(body)
                    .append("</td></tr>");
        });
        text.append("</table>");
    }

    private void schemas() {
        html.append("<h2>Shapes</h2>");
        document.path("components").path("schemas").properties().forEach(schema -> {
            html.append("<details id=\"")
                    .append(escape(schema.getKey()))
                    .append("\"><summary><code>")
                    .append(escape(schema.getKey()))
                    .append("</code></summary><table>");
            schema.getValue().path("properties").properties().forEach(property -> html.append("<tr><td><code>")
                    .append(escape(property.getKey()))
                    .append("</code></td><td>")
                    .append(type(property.getValue()))
                    .append("</td><td>")
                    .append(escape(property.getValue().path("description").asText("")))
                    .append("</td></tr>"));
            html.append("</table></details>");
        });
    }

    private static String type(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            String name = escape(reference.substring(reference.lastIndexOf('/') + 1));
            return "<a href=\"#" + name + "\"><code>" + name + "</code></a>";
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        String format = schema.path("format").asText("");
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText("");
        return escape(format.isEmpty() ? type : type + " (" + format + ")");
    }
}
