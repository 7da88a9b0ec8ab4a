package switchboard.major.criteria;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/**
 * One condition that can be measured: a field is at least so much, or one of these values.
 *
 * @param field a code of the ticket, {@code affectedUsers}, or {@code fields.<name>} for a custom field
 */
@Schema(name = "MajorIncidentMeasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measure(
        String field, @Nullable Long atLeast, @Nullable List<String> oneOf) {

    static final String AFFECTED_USERS = "affectedUsers";
    static final String CUSTOM = "fields.";

    /** @param actual what the ticket has there, null for nothing: then the condition is not met */
    public boolean isMetBy(@Nullable Object actual) {
        if (atLeast != null) {
            return actual instanceof Number number && number.doubleValue() >= atLeast;
        }
        return actual != null && oneOf != null && oneOf.contains(actual.toString());
    }

    /** What the ticket has in this field. */
    public @Nullable Object actual(Ticket ticket, @Nullable Object affectedUsers) {
        return switch (field) {
            case AFFECTED_USERS -> affectedUsers;
            case "kind" -> ticket.kind();
            case "status" -> ticket.status();
            case "impact" -> ticket.impact();
            case "urgency" -> ticket.urgency();
            case "priority" -> ticket.priority();
            case "category" -> ticket.category();
            case "channel" -> ticket.channel();
            default -> ticket.fields().get(field.substring(CUSTOM.length()));
        };
    }

    /** As stored in one column. */
    @Nullable
    String joined() {
        return oneOf == null ? null : String.join("\n", oneOf);
    }

    static Measure stored(String field, @Nullable Long atLeast, @Nullable String joined) {
        return new Measure(
                Objects.requireNonNull(field), atLeast, joined == null ? null : List.of(joined.split("\n", -1)));
    }
}
