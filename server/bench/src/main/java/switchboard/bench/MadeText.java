package switchboard.bench;

import java.util.List;
import java.util.Random;

/** Articles and tickets made of words, the same for the same seed; word frequencies fall as in real text. */
final class MadeText {

    private static final List<String> STEMS = List.of(
            "printer",
            "network",
            "password",
            "account",
            "mailbox",
            "server",
            "laptop",
            "screen",
            "driver",
            "update",
            "license",
            "backup",
            "folder",
            "permission",
            "invoice",
            "meeting",
            "phone",
            "router",
            "cable",
            "battery",
            "keyboard",
            "browser",
            "certificate",
            "calendar",
            "contact",
            "database",
            "display",
            "encryption",
            "export",
            "firewall",
            "gateway",
            "headset",
            "import",
            "installation",
            "invitation",
            "key",
            "login",
            "memory",
            "monitor",
            "notification",
            "office",
            "partition",
            "policy",
            "profile",
            "proxy",
            "queue",
            "recovery",
            "report",
            "request",
            "restart",
            "scanner",
            "schedule",
            "session",
            "signature",
            "software",
            "storage",
            "synchronization",
            "template",
            "terminal",
            "timeout",
            "token",
            "upload",
            "version",
            "virus",
            "voucher",
            "warranty",
            "webcam",
            "wireless",
            "workflow",
            "workspace",
            "archive",
            "attachment",
            "bandwidth",
            "bluetooth",
            "cartridge",
            "charger",
            "cluster",
            "configuration",
            "connection",
            "console",
            "credential",
            "dashboard",
            "delivery",
            "device",
            "directory",
            "document",
            "domain",
            "download",
            "failure",
            "feature",
            "filter",
            "firmware",
            "format",
            "group",
            "hardware");
    private static final List<String> GLUE = List.of(
            "the", "of", "and", "to", "is", "in", "a", "on", "with", "not", "after", "when", "for", "from", "does",
            "new");

    private final Random random;

    MadeText(long seed) {
        random = new Random(seed);
    }

    /** So many words; low numbered ones are common, and one in four is rare. */
    String words(int count) {
        StringBuilder text = new StringBuilder(count * 8);
        for (int word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ").append(word());
        }
        return text.toString();
    }

    private String word() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> GLUE.get(random.nextInt(GLUE.size()));
            case 3 -> STEMS.get(random.nextInt(STEMS.size())) + random.nextInt(400);
            default -> STEMS.get((int) (STEMS.size() * Math.pow(random.nextDouble(), 2)));
        };
    }

    /** A question of two to five words. */
    String question() {
        return words(2 + random.nextInt(4));
    }

    /** One article as a line of an import: about 1.5 KB. */
    String article(int number) {
        return "{\"externalId\":\"made-" + number + "\",\"title\":\"" + words(6) + "\",\"body\":\"" + words(180)
                + "\",\"language\":\"en\",\"category\":\"Made " + number % 20
                + "\",\"visibility\":\"" + (number % 2 == 0 ? "public" : "internal") + "\"}";
    }

    /** One ticket as a line of an import: about 0.7 KB. */
    String ticket(int number, String team) {
        String[] levels = {"low", "medium", "high"};
        return "{\"externalId\":\"made-" + number + "\",\"kind\":\"incident\",\"title\":\"" + words(7)
                + "\",\"description\":\"" + words(60) + "\",\"category\":\"Made " + number % 10 + "\",\"impact\":\""
                + levels[number % 3] + "\",\"urgency\":\"" + levels[number / 3 % 3] + "\",\"requester\":\"person"
                + number % 200 + "@example.org\",\"team\":\"" + team + "\",\"channel\":\"email\",\"createdAt\":\"2026-0"
                + (1 + number % 9) + "-" + (10 + number % 18) + "T08:00:00Z\",\"status\":\""
                + (number % 4 == 0 ? "in_progress\"" : "closed\",\"closedAt\":\"2026-10-01T08:00:00Z\"") + "}";
    }
}
