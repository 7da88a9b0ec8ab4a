package switchboard.notifications;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.http.Idempotency;
import switchboard.notifications.DeadAddresses.DeadAddress;
import switchboard.persistence.Transactions;
import switchboard.users.UserService;

/**
 * Addresses that turn out to be dead only after a message had been taken: the other side sends it back later, to a mailbox
 * that a plugin or a person reads.
 */
public final class Bounces {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final Transactions transactions;
    private final UserService users;
    private final Channels channels;
    private final KnownChannels known;
    private final DeadAddresses dead;
    private final AuditLog audit;

    Bounces(
            Transactions transactions,
            UserService users,
            Channels channels,
            KnownChannels known,
            DeadAddresses dead,
            AuditLog audit) {
        this.transactions = transactions;
        this.users = users;
        this.channels = channels;
        this.known = known;
        this.dead = dead;
        this.audit = audit;
    }

    /**
     * As the plugin says whose channel it is.
     *
     * @return false where nobody has that address
     * @throws IllegalArgumentException where the channel is none of the plugin's, or a text is blank
     */
    public boolean undeliverable(String plugin, String channel, String address, String reason) {
        if (!channels.isOf(plugin, channel)) {
            throw new IllegalArgumentException("The module " + plugin + " brings no channel " + channel);
        }
        if (address.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A dead address needs an address and a reason");
        }
        Optional<UUID> person = users.whoHas(channel, address);
        person.ifPresent(user -> {
            transactions.inTransaction(work -> dead.add(work, channel, address, user, reason));
            LOG.warn("The channel {} says later that an address is dead; nothing is sent there any more", channel);
        });
        return person.isPresent();
    }

    /** As an administrator says, who has read it in a mailbox. */
    DeadAddress record(Caller caller, Input input) {
        NotificationAdministration.requireAll(caller);
        Set<String> names = known.names();
        String channel = input.oneOf("channel", names);
        if (channel == null && !input.has("channel")) {
            input.fail("channel", "required", "must be one of " + String.join(", ", names));
        }
        String address = input.requiredText("address", DeadAddresses.LONGEST);
        String reason = input.requiredText("reason", DeadAddresses.LONGEST_REASON);
        UUID person = channel == null || address.isBlank()
                ? null
                : users.whoHas(channel, address).orElse(null);
        if (channel != null && !address.isBlank() && person == null) {
            input.fail("address", "not_found", "is nobody's address");
        }
        input.check();
        return transactions.inTransaction(work -> {
            DeadAddress written = dead.add(
                    work,
                    Objects.requireNonNull(channel, "input.check() has refused it"),
                    address,
                    Objects.requireNonNull(person, "likewise"),
                    reason);
            Idempotency.completes(work, location(written));
            audit.record(
                    work,
                    AuditEntry.done(
                            caller,
                            "notification.bury",
                            "address",
                            written.id(),
                            Map.of("channel", written.channel())));
            return written;
        });
    }

    static String location(DeadAddress address) {
        return "/api/v1/notification-addresses/" + address.id();
    }
}
