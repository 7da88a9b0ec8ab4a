package switchboard.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.api.error.UnavailableException;
import switchboard.api.notifications.NotificationChannel;
import switchboard.api.notifications.UndeliverableException;
import switchboard.api.users.User;
import switchboard.events.Delivery;
import switchboard.events.DeliveryHandler;
import switchboard.events.GivenUpException;
import switchboard.events.NotNowException;
import switchboard.json.Json;
import switchboard.notifications.Renderer.Rendered;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.users.Callers;
import switchboard.users.UserService;

/**
 * Delivers by one channel. Everything is looked at anew at each attempt: whether the receiver is still there and still sees
 * what it is about, the address, the language and the text.
 */
final class ChannelDelivery implements DeliveryHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelDelivery.class);
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** What the plugin host says where the plugin was not asked at all. */
    private static final Set<String> NOT_ASKED =
            Set.of("plugin.draining", "plugin.overloaded", "plugin.failing", "module.failed");

    /** What a delivery stands on, the same for all channels. */
    record Ground(
            Transactions transactions,
            UserService users,
            Callers callers,
            Visibility visibility,
            Channels channels,
            MessageValues ofMessages,
            Renderer renderer,
            Digests digests,
            DeadAddresses dead,
            Clock clock) {}

    private final String name;
    private final Ground ground;

    ChannelDelivery(String name, Ground ground) {
        this.name = name;
        this.ground = ground;
    }

    @Override
    public void deliver(Delivery delivery) throws Exception {
        UUID id = notification(delivery);
        Told told = ground.transactions().read(dsl -> Told.find(dsl, id)).orElse(null);
        if (told == null || told.state().equals(NotificationState.DROPPED)) {
            return;
        }
        Caller caller = ground.callers().of(List.of(told.receiver())).get(told.receiver());
        if (caller == null) {
            drop(id, "The receiver is not active.");
            return;
        }
        if (ground.visibility().visible(caller, List.of(told)).isEmpty()) {
            drop(id, "The receiver may not see the ticket.");
            return;
        }
        User user = ground.users().user(told.receiver()).orElseThrow();
        send(delivery, told.event().equals(Pending.DIGEST) ? ground.digests().filled(told, caller, user) : told, user);
    }

    private void send(Delivery delivery, Told told, User user) throws Exception {
        NotificationChannel channel = ground.channels().byName().get(name);
        if (channel == null) {
            throw new NotNowException("The channel " + name + " is not there.", AWAY);
        }
        Rendered text = ground.renderer()
                .render(told, user, ground.ofMessages().of(name, told.event(), told.subject(), user.id()))
                .orElseThrow(() -> new NotNowException("No enabled module has a text for " + told.event() + ".", AWAY));
        try {
            String address = address(channel, user);
            if (ground.dead().contains(name, address, user.id())) {
                throw new GivenUpException("The address is dead.");
            }
            channel.deliver(new NotificationChannel.Message(
                    delivery.id(),
                    address,
                    user.displayName(),
                    text.language(),
                    text.subject(),
                    text.body(),
                    told.conversation()));
        } catch (UndeliverableException dead) {
            bury(channel, user, dead);
            throw new GivenUpException("Undeliverable: " + dead.getMessage());
        } catch (UnavailableException unavailable) {
            if (NOT_ASKED.contains(unavailable.code())) {
                throw new NotNowException("The channel " + name + " cannot be asked: " + unavailable.code(), AWAY);
            }
            throw unavailable;
        }
    }

    private String address(NotificationChannel channel, User user) throws GivenUpException {
        Map<String, String> addresses =
                ground.users().addresses(List.of(user.id())).getOrDefault(user.id(), Map.of());
        String address = channel.address(
                new NotificationChannel.Receiver(user.id(), user.displayName(), user.locale(), addresses));
        if (address == null || address.isBlank()) {
            throw new GivenUpException("The channel " + name + " has no address of the receiver.");
        }
        return address;
    }

    /** From now on nobody sends there, whatever is to be told. */
    private void bury(NotificationChannel channel, User user, UndeliverableException dead) throws GivenUpException {
        String address = address(channel, user);
        LOG.warn("The channel {} says that an address is dead; nothing is sent there any more", name);
        ground.transactions().inTransaction(work -> {
            ground.dead().add(work, name, address, user.id(), String.valueOf(dead.getMessage()));
            return null;
        });
    }

    private void drop(UUID id, String reason) {
        ground.transactions().inTransaction(work -> OutcomeRows.drop(work.dsl(), id, reason));
    }

    @Override
    public void delivered(Work work, Delivery delivery) {
        OutcomeRows.delivered(work.dsl(), notification(delivery));
    }

    @Override
    public void gaveUp(Work work, Delivery delivery, String reason) {
        OutcomeRows.gaveUp(
                work.dsl(),
                notification(delivery),
                name + ": " + reason,
                ground.clock().instant());
    }

    private static UUID notification(Delivery delivery) {
        return UUID.fromString(
                String.valueOf(Json.parseObject(delivery.payload()).get("notification")));
    }
}
