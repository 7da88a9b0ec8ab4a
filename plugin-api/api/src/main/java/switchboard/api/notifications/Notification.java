package switchboard.api.notifications;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;

/**
 * Something to be told to people.
 *
 * @param event which templates hold for it: {@code noun.happened}, the noun being one of the plugin's own or the core's
 * @param subject what it is about; a notification about a ticket is told only to those who may see the ticket
 * @param organization whose templates come first; null for those of all
 * @param receivers people by id, at most 1,000
 * @param values what the placeholders of the templates stand for, at most 50: texts, numbers, flags, instants (told in the
 *     receiver's time zone), people by id (told as their names), and lists of these; at most 64,000 characters together.
 *     What the receivers may not read must not stand here
 * @param urgent told at once; anything else waits for the receiver's hours of work
 * @param once a key of at most 200 characters: a receiver is told of an event under one key at most once; null where
 *     each is told
 * @param channels names of channels, at most 5, by which it goes whatever the receiver has chosen; who is reached by none
 *     of them is told by the channels of their own choice. None where all are told by those
 */
public record Notification(
        String event,
        Subject subject,
        @Nullable UUID organization,
        Set<UUID> receivers,
        Map<String, Object> values,
        boolean urgent,
        @Nullable String once,
        Set<String> channels) {

    private static final int MOST_CHANNELS = 5;

    public Notification {
        receivers = Set.copyOf(receivers);
        values = Map.copyOf(values);
        channels = Set.copyOf(channels);
        if (receivers.size() > 1_000) {
            throw new IllegalArgumentException("At most 1,000 receivers");
        }
        if (channels.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("At most " + MOST_CHANNELS + " channels");
        }
    }

    /** One that goes by the channels that each receiver has chosen. */
    public Notification(
            String event,
            Subject subject,
            @Nullable UUID organization,
            Set<UUID> receivers,
            Map<String, Object> values,
            boolean urgent,
            @Nullable String once) {
        this(event, subject, organization, receivers, values, urgent, once, Set.of());
    }
}
