package switchboard.api.tickets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A custom field of tickets that a plugin brings. Tickets hold it as {@code <mount>.<name>}; its values are validated by
 * its type on every write, and lists filter by it.
 *
 * @param name letters, digits, underscores and hyphens, beginning with a letter
 * @param labels what people read, by BCP 47 tag
 * @param kinds keys of the kinds of tickets that have it; empty for all
 * @param choices the keys of {@link Type#CHOICE} and {@link Type#CHOICES} with their labels by BCP 47 tag, in their order
 * @param readOnly whether only the plugin sets it, by a guard or as the desk itself, and nobody over the REST API
 */
public record TicketField(
        String name, Type type, Map<String, String> labels, Set<String> kinds, List<Choice> choices, boolean readOnly) {

    /** What values a field has. */
    public enum Type {
        /** At most 191 characters. */
        TEXT,
        /** At most 4,000 characters; lists do not filter by it. */
        LONG_TEXT,
        NUMBER,
        BOOLEAN,
        /** A moment, ISO 8601 with its offset; kept in UTC. */
        INSTANT,
        /** A day, as in {@code 2026-05-01}. */
        DATE,
        CHOICE,
        /** Several of the choices. */
        CHOICES,
        /** A person of the desk, by id. */
        PERSON;

        /** As the REST API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the values that a field may have. */
    public record Choice(String key, Map<String, String> labels) {

        public Choice {
            labels = Map.copyOf(labels);
        }
    }

    public TicketField {
        labels = Map.copyOf(labels);
        kinds = Set.copyOf(kinds);
        choices = List.copyOf(choices);
    }

    /** A field of all kinds of tickets, without choices, that whoever may change a ticket sets. */
    public static TicketField of(String name, Type type, String label) {
        return new TicketField(name, type, Map.of("en", label), Set.of(), List.of(), false);
    }
}
