package switchboard.knowledge.articles;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.search.SearchFilter;
import switchboard.knowledge.KnowledgePermissions;

/**
 * What one caller may read: the one predicate on articles, compiled to a condition of every query and to the tokens of
 * the search filter. A test holds the two against each other.
 *
 * <p>What is live is read by everyone where it is public; by whoever {@code article:read} reaches where it is internal;
 * and where it is for roles, by whoever has one of them and belongs to the article's organization or reaches it. Its
 * author and owner, and whoever {@code article:inspect} or {@code article:edit} reaches, read it in every state.
 */
public final class ArticleVisibility {

    private static final String PUBLIC_TOKEN = "public";
    private static final String INTERNAL_TOKEN = "internal";

    private final @Nullable UUID person;
    private final boolean everything;
    private final Set<UUID> inspected;
    private final boolean everyInternal;
    private final Set<UUID> internal;
    private final Set<UUID> home;
    private final Set<String> roles;

    private ArticleVisibility(Caller caller) {
        var read = caller.reach(KnowledgePermissions.READ);
        var inspect = caller.reach(KnowledgePermissions.INSPECT);
        var edit = caller.reach(KnowledgePermissions.EDIT);
        this.person = caller.anonymous() ? null : caller.id();
        this.everything = inspect.all() || edit.all();
        this.inspected = union(inspect.organizations(), edit.organizations());
        this.everyInternal = read.all();
        this.internal = read.organizations();
        this.home = caller.anonymous() ? Set.of() : union(read.organizations(), Set.of(caller.organization()));
        this.roles = caller.anonymous() ? Set.of() : Set.copyOf(caller.roles());
    }

    public static ArticleVisibility of(Caller caller) {
        return new ArticleVisibility(caller);
    }

    /** Articles the caller reads in every state, with their versions. */
    Condition inEveryState() {
        if (everything) {
            return DSL.trueCondition();
        }
        Condition condition = in(inspected);
        return person == null
                ? condition
                : condition.or(ArticleTables.OWNER.eq(person)).or(ArticleTables.AUTHOR.eq(person));
    }

    /** Articles whose live content the caller reads. */
    Condition live() {
        Condition ofRoles = roles.isEmpty()
                ? DSL.falseCondition()
                : (everyInternal ? DSL.trueCondition() : in(home))
                        .and(DSL.exists(DSL.selectOne()
                                .from(ArticleTables.ROLE)
                                .where(ArticleTables.ROLE_ARTICLE.eq(ArticleTables.ID))
                                .and(ArticleTables.ROLE_VALUE.in(roles))));
        Condition byVisibility = visible(Visibility.PUBLIC)
                .or(visible(Visibility.INTERNAL).and(everyInternal ? DSL.trueCondition() : in(internal)))
                .or(visible(Visibility.ROLES).and(ofRoles));
        return ArticleTables.LIVE.isNotNull().and(everything ? DSL.trueCondition() : byVisibility);
    }

    /** Articles the caller reads in some state. */
    Condition readable() {
        return everything ? DSL.trueCondition() : inEveryState().or(live());
    }

    /** The number of the content the caller is shown. */
    Field<Long> shownNumber() {
        return everything
                ? ArticleTables.LATEST
                : DSL.when(inEveryState(), ArticleTables.LATEST).otherwise(ArticleTables.LIVE);
    }

    /** The state the caller is told. */
    Field<String> shownStatus() {
        return everything
                ? ArticleTables.STATUS
                : DSL.when(inEveryState(), ArticleTables.STATUS).otherwise(DSL.inline(ArticleStatus.PUBLISHED.key()));
    }

    /** Whether the caller reads this article in every state; the same as {@link #inEveryState()}. */
    boolean inEveryState(Article article) {
        return everything
                || inspected.contains(article.organization())
                || (person != null && (person.equals(article.owner()) || person.equals(article.author())));
    }

    /** What search may find of live articles; the same as {@link #readable()} for them. */
    public SearchFilter searchFilter() {
        if (everything) {
            return new SearchFilter(true, Set.of(), false, Set.of());
        }
        Set<String> tokens = new HashSet<>();
        tokens.add(PUBLIC_TOKEN);
        if (person != null) {
            tokens.add(personToken(person));
        }
        inspected.forEach(organization -> tokens.add(inspectToken(organization)));
        if (everyInternal) {
            tokens.add(INTERNAL_TOKEN);
            roles.forEach(role -> tokens.add(roleToken(role)));
        }
        internal.forEach(organization -> tokens.add(internalToken(organization)));
        home.forEach(organization -> roles.forEach(role -> tokens.add(roleToken(organization, role))));
        return new SearchFilter(false, tokens, false, Set.of());
    }

    /** Who may find a live article: a caller whose filter shares one of these tokens. */
    public static Set<String> audience(
            Visibility visibility, UUID organization, Iterable<String> roles, Iterable<UUID> people) {
        if (visibility == Visibility.PUBLIC) {
            return Set.of(PUBLIC_TOKEN);
        }
        Set<String> tokens = new HashSet<>();
        tokens.add(inspectToken(organization));
        people.forEach(person -> tokens.add(personToken(person)));
        if (visibility == Visibility.INTERNAL) {
            tokens.add(INTERNAL_TOKEN);
            tokens.add(internalToken(organization));
        } else {
            for (String role : roles) {
                tokens.add(roleToken(role));
                tokens.add(roleToken(organization, role));
            }
        }
        return Set.copyOf(tokens);
    }

    private static Condition visible(Visibility visibility) {
        return ArticleTables.VISIBILITY.eq(DSL.inline(visibility.key()));
    }

    private static Condition in(Set<UUID> organizations) {
        return organizations.isEmpty() ? DSL.falseCondition() : ArticleTables.ORGANIZATION.in(organizations);
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> others) {
        Set<UUID> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static String personToken(UUID person) {
        return "person:" + person;
    }

    private static String inspectToken(UUID organization) {
        return "inspect:" + organization;
    }

    private static String internalToken(UUID organization) {
        return "internal:" + organization;
    }

    private static String roleToken(String role) {
        return "role:" + role;
    }

    private static String roleToken(UUID organization, String role) {
        return "role:" + organization + ":" + role;
    }
}
