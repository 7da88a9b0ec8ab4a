package switchboard.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.notifications.NotificationTemplate.Text;

/**
 * What the core's own notifications say. Each event has a file beside this class: for each language a line
 * {@code [language] subject}, and the body below it.
 */
final class CoreTemplates {

    /** A room that tells something new adds its event here, and its file. */
    private static final List<String> EVENTS = List.of(
            "approval.decided",
            "approval.requested",
            "notification.dead",
            "notification.digest",
            "notification.late",
            "ticket.assigned",
            "ticket.closed",
            "ticket.created",
            "ticket.escalated",
            "ticket.escalation_reminder",
            "ticket.expected",
            "ticket.mentioned",
            "ticket.merged",
            "ticket.replied",
            "ticket.resolved",
            "ticket.split",
            "ticket.swarm_invited",
            "ticket.thread_replied",
            "ticket.updated",
            "webhook.disabled");

    private static final Pattern HEAD = Pattern.compile("(?m)^\\[([A-Za-z-]{2,35})] (.+)$");

    private CoreTemplates() {}

    static List<NotificationTemplate> all() {
        return EVENTS.stream()
                .map(event -> new NotificationTemplate(event, texts(read(event))))
                .toList();
    }

    private static Map<String, Text> texts(String file) {
        Map<String, Text> texts = new LinkedHashMap<>();
        Matcher head = HEAD.matcher(file);
        boolean more = head.find();
        while (more) {
            String language = head.group(1);
            String subject = head.group(2);
            int from = head.end();
            more = head.find();
            String body = file.substring(from, more ? head.start() : file.length());
            texts.put(language, new Text(subject.strip(), body.strip() + "\n"));
        }
        return texts;
    }

    private static String read(String event) {
        try (InputStream file = CoreTemplates.class.getResourceAsStream(event + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("The template of " + event + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
