package switchboard.servicelevels.alarms;

import java.util.List;
import java.util.Map;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.notifications.NotificationTemplate.Text;

/** What alarms say as shipped. */
public final class AlarmTexts {

    private AlarmTexts() {}

    public static List<NotificationTemplate> all() {
        return List.of(
                new NotificationTemplate(
                        "servicelevel.near",
                        Map.of(
                                "en",
                                new Text(
                                        "Ticket {{number}}: " + english() + " due {{due}}",
                                        "Little time is left for the " + english()
                                                + " of ticket {{number}} (priority {{priority}}). It is due {{due}}."),
                                "sv",
                                new Text(
                                        "Ärende {{number}}: " + swedish() + " senast {{due}}",
                                        "Det återstår lite tid för " + swedish()
                                                + " i ärende {{number}} (prioritet {{priority}}). Den ska ske senast {{due}}."),
                                "ru",
                                new Text(
                                        "Обращение {{number}}: " + russian() + ", срок {{due}}",
                                        "По обращению {{number}} (приоритет {{priority}}) осталось мало времени: "
                                                + russian() + ". Срок: {{due}}."),
                                "zh",
                                new Text(
                                        "工单 {{number}}：" + chinese() + "应于 {{due}} 前完成",
                                        "工单 {{number}}（优先级 {{priority}}）的" + chinese() + "剩余时间不多，应于 {{due}} 前完成。"))),
                new NotificationTemplate(
                        "servicelevel.breached",
                        Map.of(
                                "en",
                                new Text(
                                        "Ticket {{number}}: " + english() + " overdue",
                                        "The time agreed for the " + english()
                                                + " of ticket {{number}} (priority {{priority}}) has passed. It was due {{due}}."),
                                "sv",
                                new Text(
                                        "Ärende {{number}}: " + swedish() + " försenad",
                                        "Den avtalade tiden för " + swedish()
                                                + " i ärende {{number}} (prioritet {{priority}}) har gått ut. Den skulle ha skett senast {{due}}."),
                                "ru",
                                new Text(
                                        "Обращение {{number}}: " + russian() + " просрочено",
                                        "По обращению {{number}} (приоритет {{priority}}) истёк согласованный срок: "
                                                + russian() + ". Срок был {{due}}."),
                                "zh",
                                new Text(
                                        "工单 {{number}}：" + chinese() + "已超时",
                                        "工单 {{number}}（优先级 {{priority}}）的" + chinese() + "已超过约定时间，原定期限为 {{due}}。"))),
                new NotificationTemplate(
                        "servicelevel.escalated",
                        Map.of(
                                "en",
                                new Text(
                                        "Ticket {{number}}: nobody has acknowledged, level {{level}}",
                                        "Nobody has acknowledged the alarm about the " + english()
                                                + " of ticket {{number}} (priority {{priority}}), so it comes to you. Due: {{due}}."),
                                "sv",
                                new Text(
                                        "Ärende {{number}}: ingen har kvitterat, nivå {{level}}",
                                        "Ingen har kvitterat larmet om " + swedish()
                                                + " i ärende {{number}} (prioritet {{priority}}), därför går det till dig. Senast: {{due}}."),
                                "ru",
                                new Text(
                                        "Обращение {{number}}: никто не подтвердил, уровень {{level}}",
                                        "Оповещение по обращению {{number}} (приоритет {{priority}}) никто не подтвердил, поэтому оно направлено вам: "
                                                + russian() + ". Срок: {{due}}."),
                                "zh",
                                new Text(
                                        "工单 {{number}}：无人确认，级别 {{level}}",
                                        "关于工单 {{number}}（优先级 {{priority}}）" + chinese()
                                                + "的告警无人确认，现转给您处理。期限：{{due}}。"))));
    }

    private static String english() {
        return target("first response", "next response", "resolution");
    }

    private static String swedish() {
        return target("första svar", "nästa svar", "lösning");
    }

    private static String russian() {
        return target("первый ответ", "следующий ответ", "решение");
    }

    private static String chinese() {
        return target("首次响应", "后续响应", "解决");
    }

    private static String target(String first, String next, String resolution) {
        return "{{#firstResponse}}" + first + "{{/firstResponse}}{{#nextResponse}}" + next
                + "{{/nextResponse}}{{#resolution}}" + resolution + "{{/resolution}}";
    }
}
