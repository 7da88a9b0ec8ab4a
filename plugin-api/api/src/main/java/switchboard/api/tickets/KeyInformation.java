package switchboard.api.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a fault or a request before it is worked on, as {@code GET /api/v1/tickets/{ticket}/information}
 * shows it. What is not known is null or empty.
 *
 * @param occurredAt when it happened
 * @param scope what is affected, and how badly
 * @param affectedUsers how many people
 * @param errorCodes codes and messages as they were shown
 * @param triedSteps what was tried already, in that order
 * @param environment hardware, software, versions, network
 * @param site where somebody went, or has to go
 * @param travelMinutes how long the way took
 */
public record KeyInformation(
        @Nullable Instant occurredAt,
        @Nullable String scope,
        @Nullable Integer affectedUsers,
        List<String> errorCodes,
        List<TriedStep> triedSteps,
        @Nullable String environment,
        @Nullable String site,
        @Nullable Integer travelMinutes) {

    /** Nothing known. */
    public static final KeyInformation NONE =
            new KeyInformation(null, null, null, List.of(), List.of(), null, null, null);

    public KeyInformation {
        errorCodes = List.copyOf(errorCodes);
        triedSteps = List.copyOf(triedSteps);
    }

    /**
     * Something that was tried.
     *
     * @param effect what came of it, null where nobody said
     */
    public record TriedStep(String step, @Nullable String effect) {}
}
