package switchboard.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.persistence.Transactions;

/** Answers why somebody may or may not do something, from the same rows and the same sums as every request. */
public final class ExplainService {

    private static final String PERMISSION = "access:explain";

    private final Transactions transactions;
    private final Standings standings;
    private final RoleBook roles;
    private final ModuleReaches modules;
    private final Map<String, ObjectProbe> probes;

    /** @param probes one for each type of object that can be asked about */
    public ExplainService(
            Transactions transactions,
            Standings standings,
            RoleBook roles,
            ModuleReaches modules,
            List<ObjectProbe> probes) {
        this.transactions = transactions;
        this.standings = standings;
        this.roles = roles;
        this.modules = modules;
        this.probes = probes.stream().collect(Collectors.toUnmodifiableMap(ObjectProbe::type, Function.identity()));
    }

    /**
     * Explains.
     *
     * @param action a permission
     * @param object {@code type:id}, or null for the permission as such
     * @throws NotFoundException where person or object are not there, or beyond the caller's {@code access:explain}
     * @throws MalformedException {@code request.bad_filter} where action or type of object are unknown
     */
    public Explanation explain(Caller caller, UUID user, String action, @Nullable String object) {
        String owner = roles.catalogue().ownerOf(action);
        boolean hidden = !caller.reach(PERMISSION).all() && !modules.covers(owner, caller);
        if (!roles.catalogue().contains(action) || hidden) {
            throw new MalformedException("request.bad_filter", "action must be a permission of this desk.");
        }
        return transactions.read(dsl -> {
            Reach mayAsk = caller.reach(PERMISSION);
            Standing standing = standings.of(dsl, Set.of(user)).get(user);
            if (standing == null || !mayAsk.covers(standing.organization(), null, Set.of(user))) {
                throw new NotFoundException("user.not_found", "There is no such person.");
            }
            ObjectDescription description = object == null ? null : describe(dsl, object);
            if (description != null
                    && !mayAsk.covers(description.organization(), description.team(), description.people())) {
                throw noObject();
            }
            Map<String, Set<RolePermission>> lines = roles.permissions(dsl, rolesOf(standing));
            Explanation explanation = explain(standing, action, object, description, lines);
            if (!explanation.allowed() && object != null && standing.active()) {
                Map<String, Reach> reaches = Reaches.of(standing, lines);
                explanation = probe(object)
                        .permitsBeside(
                                dsl,
                                object.substring(object.indexOf(':') + 1),
                                standing,
                                action,
                                permission -> reaches.getOrDefault(permission, Reach.NONE))
                        .map(explanation::permitted)
                        .orElse(explanation);
            }
            return modules.covers(owner, standing.organization()) ? explanation : explanation.without(owner);
        });
    }

    private static Explanation explain(
            Standing standing,
            String action,
            @Nullable String object,
            @Nullable ObjectDescription description,
            Map<String, Set<RolePermission>> lines) {
        List<Explanation.Line> found = new ArrayList<>();
        for (RoleGrant grant : standing.grants()) {
            for (RolePermission line : lines.getOrDefault(grant.role(), Set.of())) {
                if (line.permission().equals(action)) {
                    found.add(explain(standing, grant, line, description));
                }
            }
        }
        boolean reached = found.stream().anyMatch(Explanation.Line::matches);
        String detail;
        if (!standing.active()) {
            detail = "The person is not active and cannot sign in.";
        } else if (found.isEmpty()) {
            detail = "None of the person's roles permits " + action + ".";
        } else if (reached) {
            detail = "A role of the person permits it.";
        } else {
            detail = "Roles of the person permit " + action + ", but none reaches this object.";
        }
        return new Explanation(reached && standing.active(), standing.person(), action, object, detail, found);
    }

    private static Explanation.Line explain(
            Standing standing, RoleGrant grant, RolePermission line, @Nullable ObjectDescription object) {
        Reach reach = new ReachBuilder(standing).add(grant, line.scope()).build();
        boolean matches =
                object == null ? !reach.isNone() : reach.covers(object.organization(), object.team(), object.people());
        String reason = (matches ? "reaches " : "reaches only ") + inWords(reach);
        return new Explanation.Line(grant.role(), grant.organization(), grant.team(), line.scope(), matches, reason);
    }

    private static String inWords(Reach reach) {
        if (reach.all()) {
            return "everything";
        }
        if (!reach.organizations().isEmpty()) {
            return "what belongs to organization "
                    + reach.organizations().iterator().next();
        }
        if (reach.own() != null) {
            return "what is the person's own";
        }
        return reach.teams().isEmpty()
                ? "nothing, since the person is in no team"
                : "what belongs to the team(s) "
                        + reach.teams().stream().sorted().map(UUID::toString).collect(Collectors.joining(", "));
    }

    private ObjectDescription describe(DSLContext dsl, String object) {
        return probe(object)
                .describe(dsl, object.substring(object.indexOf(':') + 1))
                .orElseThrow(ExplainService::noObject);
    }

    private ObjectProbe probe(String object) {
        int colon = object.indexOf(':');
        ObjectProbe probe = colon < 1 ? null : probes.get(object.substring(0, colon));
        if (probe == null) {
            throw new MalformedException(
                    "request.bad_filter",
                    "object must be an id after one of "
                            + probes.keySet().stream()
                                    .sorted()
                                    .map(type -> type + ":")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return probe;
    }

    private static Set<String> rolesOf(Standing standing) {
        return standing.grants().stream().map(RoleGrant::role).collect(Collectors.toSet());
    }

    private static NotFoundException noObject() {
        return new NotFoundException("object.not_found", "There is no such object.");
    }
}
