package switchboard.knowledge.articles;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.ForbiddenException;
import switchboard.knowledge.KnowledgePermissions;

/** What a caller may do to an article that the caller can see. */
final class ArticlePermissions {

    private ArticlePermissions() {}

    /** Refuses where the permission does not reach the article. */
    static void require(Caller caller, String permission, Article article) {
        if (!caller.reach(permission)
                .covers(article.organization(), null, Set.copyOf(List.of(article.owner(), article.author())))) {
            throw forbidden(permission);
        }
    }

    /** Refuses where the permission does not reach new articles of the organization. */
    static void requireNew(Caller caller, String permission, UUID organization) {
        Reach reach = caller.reach(permission);
        boolean own = reach.own() != null && organization.equals(caller.organization());
        if (!own && !reach.covers(organization, null, Set.of())) {
            throw forbidden(permission);
        }
    }

    /** Refuses a plan that changes what readers see where the caller may not publish. */
    static void requireFor(Caller caller, ArticlePlan plan) {
        if (!plan.needsPublish()) {
            return;
        }
        if (plan.before() == null) {
            requireNew(caller, KnowledgePermissions.PUBLISH, plan.after().organization());
        } else {
            require(caller, KnowledgePermissions.PUBLISH, plan.before());
        }
    }

    private static ForbiddenException forbidden(String permission) {
        return new ForbiddenException(
                "access.forbidden", "This takes the permission " + permission + " over the article's organization.");
    }
}
