package switchboard.tickets.fields;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.access.CallerRecord;
import switchboard.api.access.Caller;
import switchboard.api.tickets.TicketField;

/**
 * A custom field of tickets.
 *
 * @param name as tickets hold it; with a dot for those of plugins
 * @param type see {@link TicketField.Type}, in lower case
 * @param labels what people read, by BCP 47 tag
 * @param kinds keys of the kinds of tickets that have it; empty for all
 * @param organizations whose tickets have it; empty for all
 * @param required whether a new ticket of its kinds needs it
 * @param readableBy keys of the roles that see it; empty for whoever sees the ticket
 * @param writableBy keys of the roles that set it; empty for whoever may change the ticket
 * @param defaultValue of new tickets that do not say anything else; null for none
 * @param active whether it takes new values
 * @param plugin id of the plugin that brings it, null for those of the desk
 * @param readOnly whether nobody but its plugin sets it
 */
public record FieldDefinition(
        String name,
        String type,
        Map<String, String> labels,
        List<String> kinds,
        List<UUID> organizations,
        List<Choice> choices,
        boolean required,
        List<String> readableBy,
        List<String> writableBy,
        @Nullable Object defaultValue,
        boolean active,
        @Nullable String plugin,
        boolean readOnly,
        long version) {

    /** The most fields that the desk itself defines. */
    public static final int MOST = 1_000;

    /** One of the values that a field may have; an inactive one is kept where it stands and not given anew. */
    public record Choice(String key, Map<String, String> labels, boolean active) {

        public Choice {
            labels = new TreeMap<>(labels);
        }
    }

    public FieldDefinition {
        labels = new TreeMap<>(labels);
        kinds = List.copyOf(kinds);
        organizations = List.copyOf(organizations);
        choices = List.copyOf(choices);
        readableBy = List.copyOf(readableBy);
        writableBy = List.copyOf(writableBy);
    }

    /** What a plugin brings, under its mount. */
    public static FieldDefinition of(String plugin, String mount, TicketField field) {
        return new FieldDefinition(
                mount + "." + field.name(),
                field.type().key(),
                field.labels(),
                field.kinds().stream().sorted().toList(),
                List.of(),
                field.choices().stream()
                        .map(choice -> new Choice(choice.key(), choice.labels(), true))
                        .toList(),
                false,
                List.of(),
                List.of(),
                null,
                true,
                plugin,
                field.readOnly(),
                1);
    }

    @JsonIgnore
    public TicketField.Type kindOfValue() {
        return FieldTypes.of(type);
    }

    /** Whether tickets of this kind and organization have it. */
    public boolean isOf(String kind, UUID organization) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (organizations.isEmpty() || organizations.contains(organization));
    }

    /** Whether the caller may know its values; the desk itself knows all. */
    public boolean isReadableBy(Caller caller) {
        return readableBy.isEmpty() || isDesk(caller) || caller.roles().stream().anyMatch(readableBy::contains);
    }

    /** Whether the caller may set it, where the ticket may be changed. */
    public boolean isWritableBy(Caller caller) {
        return isDesk(caller)
                || (!readOnly
                        && isReadableBy(caller)
                        && (writableBy.isEmpty() || caller.roles().stream().anyMatch(writableBy::contains)));
    }

    private static boolean isDesk(Caller caller) {
        return caller.id().equals(CallerRecord.NIL) && !caller.anonymous();
    }

    /** The choice of that key, active or not. */
    @Nullable
    Choice choice(String key) {
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    FieldDefinition withDefault(@Nullable Object value) {
        return copy(value, version);
    }

    /** The same, one version on. */
    FieldDefinition next() {
        return copy(defaultValue, version + 1);
    }

    private FieldDefinition copy(@Nullable Object value, long newVersion) {
        return new FieldDefinition(
                name,
                type,
                labels,
                kinds,
                organizations,
                choices,
                required,
                readableBy,
                writableBy,
                value,
                active,
                plugin,
                readOnly,
                newVersion);
    }
}
