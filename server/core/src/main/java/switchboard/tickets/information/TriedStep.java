package switchboard.tickets.information;

import org.jspecify.annotations.Nullable;

/**
 * Something that was tried.
 *
 * @param effect what came of it, null where nobody said
 */
public record TriedStep(String step, @Nullable String effect) {}
