package switchboard.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one document of many: paths under their mounts, components kept apart, problems documented everywhere. */
final class DocumentBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentBuilder.class);
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final List<String> PARENTS = OpenApiDocuments.PARENTS;
    private static final String BASE = "/api/v1";

    private final ObjectMapper mapper;
    private final ObjectNode document;
    private final Set<String> operationIds = new HashSet<>();

    DocumentBuilder(ObjectMapper mapper) {
        this.mapper = mapper;
        this.document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Switchboard")
                .put("version", "v1")
                .put("description", "The desk's REST API: the core and the modules enabled for the caller.");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("bearer");
        document.putObject("paths");
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer");
        components.putObject("schemas").set("Problem", problem());
    }

    private ObjectNode problem() {
        ObjectNode schema = mapper.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : List.of("type", "title", "detail", "code", "traceId")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode fields = error.putObject("properties");
        List.of("field", "code", "message")
                .forEach(name -> fields.putObject(name).put("type", "string"));
        List.of("type", "title", "status", "detail", "code", "traceId").forEach(schema.withArray("required")::add);
        return schema;
    }

    void addCore(byte[] json) {
        add(json, "core", "", "");
    }

    void addModule(ApiModules.ApiModule module) {
        byte[] json = module.document();
        if (json == null) {
            LOG.warn("The module {} brings no description of its API", module.id());
            return;
        }
        add(json, module.id(), module.mount(), module.below());
    }

    private void add(byte[] json, String module, String mount, String below) {
        try {
            JsonNode part = mapper.readTree(json);
            Components components = new Components(document.withObjectProperty("components"), mount);
            components.add(part.path("components"));
            ObjectNode paths = document.withObjectProperty("paths");
            part.path("paths").properties().forEach(path -> {
                JsonNode operations = path.getValue().deepCopy();
                components.follow(operations);
                String address = below.isEmpty()
                        ? address(path.getKey(), operations, mount)
                        : below(below, mount, tail(path.getKey()));
                operations.properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> complete((ObjectNode) operation.getValue(), module));
                paths.withObjectProperty(address).setAll((ObjectNode) operations);
            });
        } catch (IOException | RuntimeException broken) {
            LOG.error("The description of the API of {} cannot be read", module, broken);
        }
    }

    /** A path below a ticket, user or organization is known by the path parameter that its own address does not have. */
    private static String address(String path, JsonNode operations, String mount) {
        if (mount.isEmpty()) {
            return BASE + (path.startsWith("/") ? path : "/" + path);
        }
        for (String parent : PARENTS) {
            if (!path.contains("{" + parent + "}") && hasPathParameter(operations, parent)) {
                return below(parent, mount, tail(path));
            }
        }
        return BASE + "/" + mount + tail(path);
    }

    private static String below(String parent, String mount, String tail) {
        return BASE + "/" + parent + "s/{" + parent + "}/" + mount + tail;
    }

    private static String tail(String path) {
        return path.isEmpty() || path.equals("/") ? "" : path.startsWith("/") ? path : "/" + path;
    }

    private static boolean hasPathParameter(JsonNode operations, String name) {
        for (JsonNode operation : operations) {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("in").asText().equals("path")
                        && parameter.path("name").asText().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void complete(ObjectNode operation, String module) {
        String id = operation.path("operationId").asText("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            String unique = module + "_" + id;
            for (int number = 2; !operationIds.add(unique); number++) {
                unique = module + "_" + id + "_" + number;
            }
            operation.put("operationId", unique);
        }
        if (!operation.has("tags")) {
            operation.putArray("tags").add(module);
        }
        ObjectNode responses = operation.withObjectProperty("responses");
        for (JsonNode response : responses) {
            // Without one the whole document is invalid, and a client generator refuses it.
            if (response instanceof ObjectNode answer && !answer.has("description") && !answer.has("$ref")) {
                answer.put("description", "The answer.");
            }
        }
        if (responses.path("default").path("content").isMissingNode()) {
            ObjectNode refusal = responses.putObject("default").put("description", "A refusal or a failure.");
            refusal.putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
    }

    ObjectNode build() {
        return document;
    }
}
