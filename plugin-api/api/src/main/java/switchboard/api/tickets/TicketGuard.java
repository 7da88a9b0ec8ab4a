package switchboard.api.tickets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.ExtensionPoint;

/**
 * Asked before every command to a ticket, outside any transaction. It sees the ticket as it is and as it would become,
 * both immutable.
 */
@ExtensionPoint
public interface TicketGuard {

    /** Unique within the plugin. */
    String name();

    /** Whether the command is refused when the guard fails or is too slow; otherwise it goes on and the failure is journalled. */
    default boolean failsClosed() {
        return false;
    }

    /**
     * @param command {@code create}, {@code change}, {@code transition}
     * @param before the ticket as it is, null when it is being created
     * @param after the ticket as it would become
     */
    Decision check(String command, @Nullable Ticket before, Ticket after);

    /**
     * @param veto why the command is refused, or null to let it pass
     * @param fields values of the plugin's own fields to store with the change, by their full names
     *     {@code <mount>.<name>}; a decision that sets any other is a failure of the guard
     */
    record Decision(@Nullable String veto, Map<String, Object> fields) {

        public static final Decision PASS = new Decision(null, Map.of());

        public static Decision veto(String reason) {
            return new Decision(reason, Map.of());
        }
    }
}
