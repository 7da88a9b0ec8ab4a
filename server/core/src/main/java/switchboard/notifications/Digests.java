package switchboard.notifications;

import static switchboard.notifications.NotificationTables.DIGEST;
import static switchboard.notifications.NotificationTables.ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import switchboard.api.access.Caller;
import switchboard.api.users.User;
import switchboard.persistence.Transactions;

/** Fills a digest with what was not sent one by one: a line for each thing that the receiver may still see. */
final class Digests {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final Visibility visibility;
    private final Renderer renderer;

    Digests(Transactions transactions, Visibility visibility, Renderer renderer) {
        this.transactions = transactions;
        this.visibility = visibility;
        this.renderer = renderer;
    }

    Told filled(Told digest, Caller caller, User receiver) {
        List<Told> collapsed = transactions.read(dsl -> Told.select(dsl)
                .where(DIGEST.eq(digest.id()))
                .orderBy(ID)
                .limit(MOST)
                .fetch(Told::of));
        List<String> lines = new ArrayList<>();
        for (Told told : visibility.visible(caller, collapsed)) {
            renderer.render(told, receiver).ifPresent(text -> lines.add("- " + text.subject()));
        }
        return new Told(
                digest.id(),
                digest.event(),
                digest.subject(),
                digest.organization(),
                digest.receiver(),
                digest.state(),
                Map.of("count", lines.size(), "lines", lines),
                digest.createdAt(),
                digest.readAt());
    }
}
