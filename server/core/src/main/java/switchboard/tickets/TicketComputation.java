package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.codes.Category;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Statuses;

/** Works out what a ticket becomes by a command. Touches no database: what it needs is given to it. */
final class TicketComputation {

    private static final String DEFAULT_CODE = "medium";

    private final CodeBook codes;
    private final TicketReferences.Resolved references;
    private final List<FieldError> errors = new ArrayList<>();

    TicketComputation(CodeBook codes, TicketReferences.Resolved references) {
        this.codes = codes;
        this.references = references;
    }

    /** The ticket that a creation makes, still without its number. */
    Ticket created(TicketInput input, Caller caller, Origin origin, UUID id, Instant now) {
        UUID requester = reference(input, "requester");
        boolean named = input.has("requester") && input.text("requester") != null;
        if (!named && (caller.anonymous() || isNobody(caller.id()))) {
            fail("requester", "required", "is required");
        }
        TicketEdit edit =
                new TicketEdit(id, named && requester != null ? requester : caller.id(), caller.organization(), now);
        UUID organization = reference(input, "organization");
        UUID home = references.home(edit.requester);
        edit.organization = organization != null ? organization : home != null ? home : caller.organization();
        edit.channel = origin.channel();
        edit.impact = DEFAULT_CODE;
        edit.urgency = DEFAULT_CODE;
        apply(input, edit);
        if (input.purpose() != TicketInput.Purpose.IMPORT) {
            edit.fields = new FieldRules(input, references, this::fail).created(edit);
        }
        edit.status = Statuses.NEW;
        edit.status = assigned(edit);
        prioritise(input, edit);
        check();
        return edit.build();
    }

    /** The ticket after a change. Equal to the one before where nothing changes; otherwise one version on. */
    Ticket changed(Ticket before, TicketInput input, Instant now) {
        TicketEdit edit = new TicketEdit(before);
        if (input.has("requester")) {
            UUID requester = reference(input, "requester");
            edit.requester = requester == null ? edit.requester : requester;
        }
        if (input.has("organization")) {
            UUID organization = reference(input, "organization");
            edit.organization = organization == null ? edit.organization : organization;
        }
        apply(input, edit);
        edit.status = assigned(edit);
        prioritise(input, edit);
        check();
        return stamped(before, edit, now);
    }

    /** The edited ticket with its new version and time, or the one before where it is the same. */
    static Ticket stamped(Ticket before, TicketEdit edit, Instant now) {
        if (edit.build().equals(before)) {
            return before;
        }
        edit.version = before.version() + 1;
        edit.updatedAt = now;
        return edit.build();
    }

    private void apply(TicketInput input, TicketEdit edit) {
        edit.kind = given(input, "kind", edit.kind);
        edit.title = given(input, "title", edit.title);
        edit.description = input.has("description") ? orEmpty(input.text("description")) : edit.description;
        edit.impact = given(input, "impact", edit.impact);
        edit.urgency = given(input, "urgency", edit.urgency);
        edit.channel = given(input, "channel", edit.channel);
        edit.category = input.has("category") ? input.text("category") : edit.category;
        requireUsableCategory(input, edit);
        edit.externalId = input.has("externalId") ? input.text("externalId") : edit.externalId;
        edit.team = input.has("team") ? reference(input, "team") : edit.team;
        edit.assignee = input.has("assignee") ? reference(input, "assignee") : edit.assignee;
        edit.owner = input.has("owner") ? reference(input, "owner") : edit.owner;
        if (input.has("fields")) {
            edit.fields = new FieldRules(input, references, this::fail).changed(edit);
            if (!CustomFields.fits(edit.fields)) {
                fail("fields", "too_long", "are too many or too large together");
            }
        }
    }

    /** An import keeps what was; otherwise a category must be in use, and be one of the ticket's organization. */
    private void requireUsableCategory(TicketInput input, TicketEdit edit) {
        Category category = input.has("category") && edit.category != null
                ? codes.categories().get(edit.category)
                : null;
        if (category == null || input.purpose() == TicketInput.Purpose.IMPORT) {
            return;
        }
        if (!category.active()) {
            fail("category", "not_allowed", "is not in use any more");
        } else if (category.organization() != null && !category.organization().equals(edit.organization)) {
            fail("category", "not_allowed", "belongs to another organization");
        }
    }

    /** Priority follows the matrix unless it was set with a reason; then it stays until it is cleared. */
    private void prioritise(TicketInput input, TicketEdit edit) {
        String computed = codes.matrix().priority(edit.impact, edit.urgency);
        boolean overridden = edit.priorityReason != null;
        String reason = input.has("priorityReason") ? input.text("priorityReason") : edit.priorityReason;
        String wish = input.has("priority") ? input.text("priority") : overridden ? edit.priority : null;
        if (wish == null || wish.equals(computed)) {
            if (wish == null && input.has("priorityReason") && reason != null) {
                fail("priorityReason", "not_allowed", "needs a priority that differs from the matrix");
            }
            edit.priority = computed;
            edit.priorityReason = null;
            return;
        }
        if (reason == null) {
            fail(
                    "priorityReason",
                    "required",
                    "is required where the priority is not the one that follows from impact and urgency");
            return;
        }
        edit.priority = wish;
        edit.priorityReason = reason;
    }

    /**
     * A new ticket that has an assignee is assigned, where the workflow of its kind has that move and the ticket has what
     * the move demands. Key information is not looked up for it: a move that demands it is made by hand.
     */
    private String assigned(TicketEdit edit) {
        boolean follows = edit.assignee != null
                && edit.status.equals(Statuses.NEW)
                && codes.workflow()
                        .find(edit.kind, Statuses.NEW, Statuses.ASSIGNED)
                        .filter(move -> RequiredFields.missing(
                                        move.requires(), edit.build(), () -> codes.requiredInformation(edit.category))
                                .isEmpty())
                        .isPresent();
        return follows ? Statuses.ASSIGNED : edit.status;
    }

    private @Nullable UUID reference(TicketInput input, String field) {
        String reference = input.has(field) ? input.text(field) : null;
        if (reference == null) {
            return null;
        }
        UUID id = references.find(field, reference);
        if (id == null) {
            fail(field, "not_found", "names nobody and nothing on this desk");
        }
        return id;
    }

    private static String given(TicketInput input, String field, String otherwise) {
        return input.has(field) ? Objects.requireNonNullElse(input.text(field), otherwise) : otherwise;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isNobody(UUID id) {
        return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0;
    }

    private void fail(String field, String code, String message) {
        errors.add(new FieldError(field, code, field + " " + message + "."));
    }

    private void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
