package switchboard.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the components of a module beside those that are there. A name that is taken by something else gets the module's
 * mount before it, and every reference within the module follows.
 */
final class Components {

    private static final String PREFIX = "#/components/";

    private final ObjectNode target;
    private final String mount;
    private final Map<String, String> renamed = new HashMap<>();

    Components(ObjectNode target, String mount) {
        this.target = target;
        this.mount = mount;
    }

    /** Adds all components of the module's document; afterwards {@link #follow} knows the new names. */
    void add(JsonNode components) {
        components.properties().forEach(section -> section.getValue()
                .properties()
                .forEach(component -> rename(section.getKey(), component.getKey(), component.getValue())));
        components
                .properties()
                .forEach(section -> section.getValue().properties().forEach(component -> {
                    String name = renamed.getOrDefault(
                            PREFIX + section.getKey() + "/" + component.getKey(),
                            PREFIX + section.getKey() + "/" + component.getKey());
                    JsonNode copy = component.getValue().deepCopy();
                    follow(copy);
                    target.withObjectProperty(section.getKey()).set(name.substring(name.lastIndexOf('/') + 1), copy);
                }));
    }

    private void rename(String section, String name, JsonNode component) {
        JsonNode taken = target.path(section).path(name);
        if (!taken.isMissingNode() && !taken.equals(component)) {
            renamed.put(PREFIX + section + "/" + name, PREFIX + section + "/" + mount + "." + name);
        }
    }

    /** Points the references in a piece of the module's document to the new names. */
    void follow(JsonNode piece) {
        if (piece instanceof ObjectNode object) {
            JsonNode reference = object.get("$ref");
            if (reference != null && renamed.containsKey(reference.asText())) {
                object.put("$ref", renamed.get(reference.asText()));
            }
        }
        piece.forEach(this::follow);
    }
}
