package switchboard.tickets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.Demands;

/** Whether a ticket has what a move, or its kind at the beginning, demands. */
final class RequiredFields {

    private RequiredFields() {}

    /**
     * One error for each demanded field that is not filled.
     *
     * @param information gives the demanded parts of the key information that are not known; asked only where they are
     *     demanded
     */
    static List<FieldError> missing(List<String> names, Ticket ticket, Supplier<List<String>> information) {
        List<FieldError> errors = new ArrayList<>();
        for (String name : names) {
            if (name.equals(Demands.INFORMATION)) {
                information.get().forEach(part -> errors.add(error(Demands.INFORMATION + "." + part)));
            } else if (isEmpty(value(ticket, name))) {
                errors.add(error(name));
            }
        }
        return errors;
    }

    /** @throws InvalidInputException naming every field that is missing */
    static void require(List<FieldError> missing) {
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
    }

    static FieldError error(String field) {
        return new FieldError(field, "required", field + " is required.");
    }

    private static @Nullable Object value(Ticket ticket, String name) {
        return switch (name) {
            case "description" -> ticket.description();
            case "category" -> ticket.category();
            case "team" -> ticket.team();
            case "assignee" -> ticket.assignee();
            case "owner" -> ticket.owner();
            case "externalId" -> ticket.externalId();
            case Demands.CLOSURE_CODE -> ticket.closureCode();
            default ->
                name.startsWith(Demands.CUSTOM) ? ticket.fields().get(name.substring(Demands.CUSTOM.length())) : null;
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case Collection<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
