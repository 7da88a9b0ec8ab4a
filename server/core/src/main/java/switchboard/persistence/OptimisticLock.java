package switchboard.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.error.UnavailableException;

/**
 * Changes to rows that carry a version. An update names the version it read; where another was quicker the whole work
 * reads and decides anew. A caller who insists on a version is refused with the differences instead.
 */
public final class OptimisticLock {

    private static final int TRIES = 12;

    private OptimisticLock() {}

    /**
     * Runs work in one transaction, and again from its beginning where {@link #changedOne} finds that a row moved.
     *
     * @throws UnavailableException {@code database.contended} where it moved each of twelve times
     */
    public static <T> T inTransaction(Transactions transactions, Function<Work, T> work) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                return transactions.inTransaction(work);
            } catch (RowMoved moved) {
                // Once more: the work reads the row anew.
            }
        }
        throw new UnavailableException(
                "database.contended", "Too many others change the same thing right now.", Duration.ofSeconds(1));
    }

    /** To be given the row count of an update or delete that names id and version. */
    public static void changedOne(int rows) {
        if (rows != 1) {
            throw new RowMoved();
        }
    }

    /**
     * Refuses a lost race: 412 {@code request.stale} with the fields that would be other than they are.
     *
     * @param expected the version the caller insists on, null for none
     * @param yours the fields the caller sent, as they would be; plain JSON values
     * @param current the resource's fields as they are; plain JSON values
     */
    public static void require(
            @Nullable Long expected,
            long version,
            Map<String, ? extends @Nullable Object> yours,
            Map<String, ? extends @Nullable Object> current) {
        if (expected == null || expected == version) {
            return;
        }
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        yours.forEach((field, value) -> {
            if (!Objects.equals(value, current.get(field))) {
                Map<String, @Nullable Object> difference = new LinkedHashMap<>();
                difference.put("field", field);
                difference.put("yours", value);
                difference.put("current", current.get(field));
                differences.add(difference);
            }
        });
        throw new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "Somebody else changed it meanwhile.",
                List.of(),
                Map.of("differences", List.copyOf(differences)),
                null);
    }

    private static final class RowMoved extends RuntimeException {

        private static final long serialVersionUID = 1;

        RowMoved() {
            super("The row has another version by now", null, false, false);
        }
    }
}
