package switchboard.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.approvals.ApprovalRequest;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.events.Subject;
import switchboard.api.users.User;
import switchboard.persistence.Work;
import switchboard.users.availability.Availability;

/** Asks: checks a request and stores it with a seat for each who is asked. */
final class ApprovalRequests {

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_DESCRIPTION = 20_000;
    static final Duration LONGEST_TIMEOUT = Duration.ofDays(3_660);

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ApprovalGround ground;
    private final ApprovalJournal journal;

    ApprovalRequests(ApprovalGround ground, ApprovalJournal journal) {
        this.ground = ground;
        this.journal = journal;
    }

    /**
     * Asks.
     *
     * @param owner {@code core}, or the plugin that asks
     * @param filedBy who asks on behalf of the requester, null where a plugin does
     * @throws InvalidInputException where a part of it cannot be
     */
    UUID request(String owner, ApprovalRequest request, @Nullable UUID filedBy) {
        check(request, filedBy);
        UUID id = ground.ids().next();
        return ground.transactions().inTransaction(work -> {
            requireActive(work, request);
            Instant now = ground.now();
            ApprovalRow row = row(id, owner, request, filedBy, now);
            ApprovalRows.insert(work.dsl(), row);
            SeatRows.insert(work.dsl(), id, seats(request));
            journal.requested(work, row, now);
            Set<UUID> asked = request.steps().getFirst().approvers();
            journal.ask(work, row, withStandIns(work, asked, now), 1, row.dueAt());
            ground.completion().accept(work, "/api/v1/approvals/" + id);
            return id;
        });
    }

    /** Those who are asked, and who stands in for those of them who are absent. */
    static Set<UUID> withStandIns(Work work, Set<UUID> asked, Instant now) {
        Set<UUID> people = new HashSet<>(asked);
        Availability.standIns(work.dsl(), asked, now).values().stream()
                .filter(Objects::nonNull)
                .forEach(people::add);
        return people;
    }

    private ApprovalRow row(UUID id, String owner, ApprovalRequest request, @Nullable UUID filedBy, Instant now) {
        return new ApprovalRow(
                id,
                owner,
                request.subject(),
                request.title().strip(),
                request.description(),
                request.organization(),
                request.requester(),
                filedBy,
                States.PENDING,
                1,
                request.steps().size(),
                request.timeout(),
                request.timeout() == null ? null : now.plus(request.timeout()),
                now,
                null,
                null);
    }

    private List<Seat> seats(ApprovalRequest request) {
        List<Seat> seats = new ArrayList<>();
        for (int step = 1; step <= request.steps().size(); step++) {
            ApprovalRequest.Step asked = request.steps().get(step - 1);
            String state = step == 1 ? States.OPEN : States.WAITING;
            for (UUID approver : asked.approvers().stream().sorted().toList()) {
                seats.add(new Seat(
                        ground.ids().next(), step, asked.quorum(), approver, approver, state, null, null, null));
            }
        }
        return seats;
    }

    private static void check(ApprovalRequest request, @Nullable UUID filedBy) {
        List<FieldError> errors = new ArrayList<>();
        Subject subject = request.subject();
        boolean ticket = subject.type().equals("ticket");
        if (!TYPE.matcher(subject.type()).matches()
                || !(ticket ? UUID_TEXT : ID).matcher(subject.id()).matches()) {
            errors.add(new FieldError("subject", "format", "subject must have a type and an id."));
        }
        if (request.title().isBlank() || tooLong(request.title(), LONGEST_TITLE)) {
            errors.add(new FieldError("title", "too_long", "title must have 1 to " + LONGEST_TITLE + " characters."));
        }
        if (tooLong(request.description(), LONGEST_DESCRIPTION)) {
            errors.add(new FieldError("description", "too_long", "description must have at most 20,000 characters."));
        }
        Duration timeout = request.timeout();
        if (timeout != null && (timeout.toSeconds() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0)) {
            errors.add(new FieldError("timeout", "not_allowed", "timeout must be from a second to ten years."));
        }
        for (ApprovalRequest.Step step : request.steps()) {
            if ((request.requester() != null && step.approvers().contains(request.requester()))
                    || (filedBy != null && step.approvers().contains(filedBy))) {
                errors.add(new FieldError("steps", "not_allowed", "steps must not ask whoever asks."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static boolean tooLong(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }

    private void requireActive(Work work, ApprovalRequest request) {
        Set<UUID> asked = new HashSet<>();
        request.steps().forEach(step -> asked.addAll(step.approvers()));
        Map<UUID, User> people = ground.users().users(work.dsl(), asked);
        boolean allThere = asked.stream()
                .allMatch(id -> people.containsKey(id) && people.get(id).active());
        if (!allThere) {
            throw new InvalidInputException("steps", "not_found", "steps ask somebody who is not there.");
        }
    }
}
