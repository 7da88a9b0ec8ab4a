package switchboard.triage;

import java.util.Map;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.notifications.NotificationTemplate.Text;

/** What an action that tells people says, around the words that stand in the action. */
final class TriageNotification {

    static final String EVENT = "triage.notified";

    static final NotificationTemplate TEMPLATE = new NotificationTemplate(
            EVENT,
            Map.of(
                    "en", new Text("Ticket {{number}}: {{title}}", "{{message}}"),
                    "sv", new Text("Ärende {{number}}: {{title}}", "{{message}}"),
                    "ru", new Text("Заявка {{number}}: {{title}}", "{{message}}"),
                    "zh", new Text("工单 {{number}}：{{title}}", "{{message}}")));

    private TriageNotification() {}
}
