package switchboard.triage.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import switchboard.triage.actions.Action;
import switchboard.triage.conditions.Condition;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.StoredJson;

/**
 * A rule, ready to be asked.
 *
 * @param on the events it runs on, without their noun
 * @param effect a digest of what it does
 */
public record Rule(Definition definition, Set<String> on, Condition condition, List<Action> actions, byte[] effect) {

    public static Rule of(Definition definition, Conditions conditions) {
        Set<String> on = new TreeSet<>();
        if (definition.content().get("on") instanceof List<?> types) {
            types.forEach(type -> on.add(String.valueOf(type)));
        }
        String expression = String.valueOf(definition.content().get("condition"));
        return new Rule(
                definition,
                on,
                conditions.compile("condition", expression),
                Action.stored(definition.content().get("actions")),
                digest(StoredJson.write(
                        java.util.Map.of("actions", definition.content().get("actions")))));
    }

    public UUID id() {
        return definition.id();
    }

    boolean classifies() {
        return actions.stream().anyMatch(action -> action.fields().containsKey("category"));
    }

    boolean stops() {
        return actions.stream().anyMatch(action -> action.does().equals(Action.STOP));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
