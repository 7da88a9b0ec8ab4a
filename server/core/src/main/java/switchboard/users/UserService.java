package switchboard.users;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.access.BuiltInRoles;
import switchboard.access.Grants;
import switchboard.api.users.Organization;
import switchboard.api.users.Team;
import switchboard.api.users.User;
import switchboard.api.users.UserDirectory;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Finds people, teams and organizations for the other rooms and for plugins. Checks no permissions. */
public final class UserService implements UserDirectory {

    private final Transactions transactions;
    private final ReferenceResolver resolver = new ReferenceResolver();
    private final Directory directory = new Directory();
    private final Grants grants;
    private final RequesterIntake intake;

    public UserService(Transactions transactions, Grants grants, PeopleJournal journal, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.grants = grants;
        this.intake = new RequesterIntake(resolver, grants, journal, ids, clock);
    }

    /**
     * The ids of people, each named by id, username or e-mail address; references to nobody are missing. Inactive people
     * are found too. One query for each kind of reference and thousand references.
     */
    public Map<String, UUID> resolvePeople(DSLContext dsl, Collection<String> references) {
        return resolver.people(dsl, references);
    }

    /** The id of one person, named by id, username or e-mail address. */
    public Optional<UUID> resolvePerson(DSLContext dsl, String reference) {
        return Optional.ofNullable(resolver.people(dsl, List.of(reference)).get(reference));
    }

    /** The ids of teams, each named by id or name; references to none are missing. */
    public Map<String, UUID> resolveTeams(DSLContext dsl, Collection<String> references) {
        return resolver.teams(dsl, references);
    }

    /** The ids of organizations, each named by id or name; references to none are missing. */
    public Map<String, UUID> resolveOrganizations(DSLContext dsl, Collection<String> references) {
        return resolver.organizations(dsl, references);
    }

    /**
     * The people behind e-mail addresses; whoever is unknown becomes a requester of the default organization, without
     * sign-in. Addresses that are not well-formed are missing in the answer. Safe against others who do the same.
     */
    public Map<String, UUID> ensureRequesters(Work work, Collection<String> emails) {
        return intake.ensure(work, emails);
    }

    /** Whether the text is an e-mail address that {@link #ensureRequesters} accepts. */
    public static boolean isEmail(String text) {
        return References.isEmail(text);
    }

    @Override
    public Optional<User> user(UUID id) {
        return Optional.ofNullable(users(List.of(id)).get(id));
    }

    @Override
    public Map<UUID, User> users(Collection<UUID> ids) {
        return transactions.read(dsl -> directory.users(dsl, ids));
    }

    /** The same within a transaction or query under way. */
    public Map<UUID, User> users(DSLContext dsl, Collection<UUID> ids) {
        return directory.users(dsl, ids);
    }

    /** The active members of a team, in order of their ids. */
    public List<User> activeMembers(DSLContext dsl, UUID team, int most) {
        return directory.activeMembers(dsl, team, most);
    }

    /** The team within a transaction or query under way. */
    public Optional<Team> team(DSLContext dsl, UUID id) {
        return directory.team(dsl, id);
    }

    /** Active people who hold the role of administrators without a limit, in the order of their ids; at most 1,000. */
    public List<User> administrators() {
        return transactions.read(dsl ->
                directory.active(dsl, UserTables.USER_ID.in(grants.directHolders(dsl, BuiltInRoles.ADMINISTRATOR))));
    }

    /**
     * Who has an address, in whatever case. Where somebody has it as one of this kind and somebody else as another, the
     * first of them.
     */
    public Optional<UUID> whoHas(String kind, String address) {
        return transactions.read(dsl -> directory.whoHas(dsl, kind, References.fold(address)));
    }

    /** The preferred address of each kind, such as {@code email}, of these people; whoever has none is missing. */
    public Map<UUID, Map<String, String>> addresses(Collection<UUID> ids) {
        return transactions.read(dsl -> directory.addresses(dsl, ids));
    }

    @Override
    public Optional<User> findUser(String reference) {
        return find(
                reference,
                resolver::people,
                (dsl, id) ->
                        Optional.ofNullable(directory.users(dsl, List.of(id)).get(id)));
    }

    @Override
    public Optional<Team> findTeam(String reference) {
        return find(reference, resolver::teams, directory::team);
    }

    @Override
    public List<User> members(UUID team, @Nullable String role) {
        return transactions.read(dsl -> directory.members(
                dsl,
                team,
                role == null ? DSL.noCondition() : UserTables.USER_ID.in(grants.holdersOver(dsl, role, team))));
    }

    @Override
    public Optional<Organization> organization(UUID id) {
        return transactions.read(dsl -> directory.organization(dsl, id));
    }

    @Override
    public Optional<Organization> findOrganization(String reference) {
        return find(reference, resolver::organizations, directory::organization);
    }

    @Override
    public Organization defaultOrganization() {
        return organization(AccessService.DEFAULT_ORGANIZATION).orElseThrow();
    }

    private <T> Optional<T> find(
            String reference,
            BiFunction<DSLContext, Collection<String>, Map<String, UUID>> resolve,
            BiFunction<DSLContext, UUID, Optional<T>> read) {
        return transactions.read(dsl -> Optional.ofNullable(
                        resolve.apply(dsl, List.of(reference)).get(reference))
                .flatMap(id -> read.apply(dsl, id)));
    }
}
