package switchboard.privacy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure as it stands.
 *
 * @param texts whether the words that the person wrote are erased too
 * @param step what is being done; it is begun again where the server stopped in it
 * @param after the last key of that step that is done, null for none
 * @param changed rows changed or deleted so far
 */
record ErasureRow(
        UUID person,
        boolean texts,
        State state,
        String step,
        @Nullable UUID after,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long changed,
        long version) {

    enum State {
        RUNNING,
        DONE
    }

    String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    ErasureRow at(String nextStep, @Nullable UUID key, long more) {
        return new ErasureRow(person, texts, state, nextStep, key, requestedAt, finishedAt, changed + more, version);
    }

    ErasureRow done(Instant now) {
        return new ErasureRow(person, texts, State.DONE, "", null, requestedAt, now, changed, version);
    }
}
