package switchboard.knowledge.articles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.knowledge.KnowledgePermissions;

/**
 * The events of articles. They hold ids and codes only. Events of what readers see are for readers; all others for those
 * who read every state.
 */
final class ArticleEvents {

    static final String SUBJECT = "article";

    private ArticleEvents() {}

    /** What a plan that was written says to the journal. */
    static List<EventDraft> of(ArticlePlan plan, UUID actor) {
        List<EventDraft> events = new ArrayList<>();
        Article before = plan.before();
        Article after = plan.after();
        boolean read = readers(after) || (before != null && readers(before));
        if (before == null) {
            events.add(event("created", after, actor, read));
        }
        if (plan.publishes()) {
            events.add(event("published", after, actor, read));
        } else if (plan.archives()) {
            events.add(event("archived", after, actor, read));
        } else if (before != null) {
            events.add(event("changed", after, actor, read));
        }
        return events;
    }

    static EventDraft deleted(Article article, UUID actor) {
        return event("deleted", article, actor, readers(article));
    }

    private static EventDraft event(String happened, Article article, UUID actor, boolean readers) {
        Map<String, Object> data = new HashMap<>();
        data.put("status", article.status().key());
        data.put("visibility", article.visibility().key());
        data.put("language", article.language());
        data.put("number", article.latest());
        if (article.live() != null) {
            data.put("liveNumber", article.live());
        }
        return new EventDraft(
                SUBJECT + "." + happened,
                new Subject(SUBJECT, article.id().toString()),
                actor,
                readers ? KnowledgePermissions.READ : KnowledgePermissions.INSPECT,
                article.organization(),
                data);
    }

    private static boolean readers(Article article) {
        return article.live() != null && article.visibility() != Visibility.ROLES;
    }
}
