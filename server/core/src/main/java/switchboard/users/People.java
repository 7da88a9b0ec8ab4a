package switchboard.users;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import switchboard.access.AccessRevision;
import switchboard.access.AccessService;
import switchboard.access.ExplainResource;
import switchboard.access.ExplainService;
import switchboard.access.GrantLimits;
import switchboard.access.Grants;
import switchboard.access.ModuleDirectory;
import switchboard.access.ModuleReaches;
import switchboard.access.ObjectProbe;
import switchboard.access.PeopleReaches;
import switchboard.access.Permissions;
import switchboard.access.RoleBook;
import switchboard.access.RoleResource;
import switchboard.access.RoleService;
import switchboard.api.access.Caller;
import switchboard.audit.AuditLog;
import switchboard.config.Argon2Configuration;
import switchboard.config.SecurityConfiguration;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;

/** The rooms access and users, wired. */
public final class People {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final Permissions permissions = new Permissions();
    private final ModuleReaches moduleReaches = new ModuleReaches();
    private final AccessService access = new AccessService(this::caller);
    private final RoleBook roleBook = new RoleBook(permissions);
    private final StandingReader standings;
    private final Callers callers;
    private final UserService directory;
    private final UserAccounts accounts;
    private final TeamService teams;
    private final OrganizationService organizations;
    private final RoleService roles;
    private final Tokens tokens;
    private final TokenService authenticator;
    private final SignInService signIn;
    private final SignInThrottle throttle;
    private final PasswordHasher hasher;
    private final ErasedAccount erased;
    private final FirstAdministrator firstAdministrator;

    /**
     * What the rooms need of the ones below.
     *
     * @param random unpredictable: tokens, salts and the first password are made of it
     * @param uses of the rooms above, where teams and organizations are named
     */
    public record Ground(
            Transactions transactions,
            Ids ids,
            Clock clock,
            RandomGenerator random,
            Journal journal,
            AuditLog audit,
            SecurityConfiguration security,
            List<UseProbe> uses) {

        public Ground {
            uses = List.copyOf(uses);
        }

        /** Where no room above names teams or organizations. */
        public Ground(
                Transactions transactions,
                Ids ids,
                Clock clock,
                RandomGenerator random,
                Journal journal,
                AuditLog audit,
                SecurityConfiguration security) {
            this(transactions, ids, clock, random, journal, audit, security, List.of());
        }
    }

    public People(Ground ground) {
        this(ground, Ticker.systemTicker());
    }

    People(Ground ground, Ticker ticker) {
        this.transactions = ground.transactions();
        Ids ids = ground.ids();
        Clock clock = ground.clock();
        AuditLog audit = ground.audit();
        AccessRevision revision = new AccessRevision();
        Grants grants = new Grants();
        GrantLimits limits = new GrantLimits(roleBook);
        PeopleJournal journal = new PeopleJournal(ground.journal(), ids, clock);
        hasher = hasher(ground);
        throttle = new SignInThrottle(transactions, ids, clock);
        standings = new StandingReader(grants);
        callers = new Callers(transactions, standings, roleBook);
        tokens = new Tokens(ground.random(), clock, ground.security().tokenLifetime());
        authenticator = new TokenService(transactions, tokens, standings, roleBook, revision, clock, ticker);
        signIn = new SignInService(transactions, hasher, throttle, tokens, audit);
        directory = new UserService(transactions, grants, journal, ids, clock);
        roles = new RoleService(transactions, roleBook, revision, ground.journal(), audit, ids, clock);
        organizations = new OrganizationService(
                transactions, access, grants, revision, journal, audit, ground.uses(), ids, clock);
        teams = new TeamService(
                transactions, access, grants, limits, revision, journal, audit, ground.uses(), ids, clock);
        accounts = new UserAccounts(
                transactions,
                access,
                revision,
                grants,
                limits,
                new PasswordChange(transactions, hasher, throttle),
                authenticator,
                journal,
                audit,
                ids,
                clock);
        erased = new ErasedAccount(
                accounts,
                new StandingChange(limits, standings),
                authenticator,
                revision,
                grants,
                journal,
                audit,
                clock);
        firstAdministrator = new FirstAdministrator(
                transactions, grants, hasher, journal, new UserRows(grants, clock), ids, ground.random());
    }

    private static PasswordHasher hasher(Ground ground) {
        Argon2Configuration argon2 = ground.security().argon2();
        PasswordHasher.Cost cost =
                new PasswordHasher.Cost((int) (argon2.memoryBytes() / 1024), argon2.iterations(), argon2.parallelism());
        return new PasswordHasher(ground.random(), cost, argon2.maxConcurrent(), PATIENCE);
    }

    /**
     * The REST resources of both rooms.
     *
     * @param others probes of the other rooms, for those who ask why somebody may or may not do something
     * @param modules which modules somebody has
     */
    public List<Object> resources(List<ObjectProbe> others, ModuleDirectory modules) {
        List<ObjectProbe> probes = new java.util.ArrayList<>(PeopleProbes.all());
        probes.addAll(others);
        ExplainService explain = new ExplainService(transactions, standings, roleBook, moduleReaches, probes);
        return List.of(
                new UserResource(accounts),
                new MeResource(accounts, permissions, moduleReaches, modules),
                new TeamResource(teams),
                new OrganizationResource(organizations),
                new RoleResource(roles),
                new ExplainResource(explain, this::find),
                new SignInResource(signIn, authenticator));
    }

    private java.util.@org.jspecify.annotations.Nullable UUID find(String reference) {
        return transactions.read(dsl -> directory.resolvePerson(dsl, reference)).orElse(null);
    }

    /** Deletes what expired: tokens and failed sign-ins. To be called now and then, on one node at a time. */
    public void sweep() {
        tokens.sweep(transactions);
    }

    public Permissions permissions() {
        return permissions;
    }

    /** How far permissions reach for people who are not asking themselves. */
    public PeopleReaches reaches() {
        return new PeopleReaches(standings, roleBook);
    }

    /** For which organizations each module is enabled. */
    public ModuleReaches moduleReaches() {
        return moduleReaches;
    }

    public AccessService access() {
        return access;
    }

    public RoleBook roleBook() {
        return roleBook;
    }

    public UserService directory() {
        return directory;
    }

    private Optional<Caller> caller(UUID person) {
        return Optional.ofNullable(callers.of(Set.of(person)).get(person));
    }

    /** People as the callers they would be. */
    public Callers callers() {
        return callers;
    }

    public UserAccounts accounts() {
        return accounts;
    }

    public ErasedAccount erased() {
        return erased;
    }

    public TeamService teams() {
        return teams;
    }

    public OrganizationService organizations() {
        return organizations;
    }

    public RoleService roles() {
        return roles;
    }

    public TokenService authenticator() {
        return authenticator;
    }

    public SignInService signIn() {
        return signIn;
    }

    public SignInThrottle throttle() {
        return throttle;
    }

    /** For secrets of rooms above that are short enough to be tried out. */
    public PasswordHasher hasher() {
        return hasher;
    }

    public FirstAdministrator firstAdministrator() {
        return firstAdministrator;
    }
}
