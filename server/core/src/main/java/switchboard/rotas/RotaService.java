package switchboard.rotas;

import static switchboard.rotas.RotaTables.ROTA;
import static switchboard.rotas.RotaTables.TEAM;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.FieldError;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.SqlFailure;
import switchboard.users.References;

/** Rotas: reading and editing them. */
public final class RotaService {

    private static final String LIST = "rotas";

    private final RotaGround ground;
    private final RotaFields fields;

    RotaService(RotaGround ground, RotaFields fields) {
        this.ground = ground;
        this.fields = fields;
    }

    /** Those of a team, by name. */
    public Page<RotaView> list(Caller caller, String team, int limit, @Nullable String cursor) {
        String after =
                cursor == null ? "" : Cursor.decode(cursor, LIST, 1).key().getFirst();
        List<Rota> found = ground.transactions()
                .read(dsl -> RotaRows.page(
                        dsl, ground.access().requireSeen(dsl, caller, team).id(), after, limit + 1));
        boolean more = found.size() > limit;
        List<Rota> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(RotaView::of).toList(),
                more ? new Cursor(LIST, References.fold(shown.getLast().name())).encode() : null);
    }

    /** Throws 404 {@code rota.not_found} where the team has none of this id. */
    public RotaView get(Caller caller, String team, String id) {
        return RotaView.of(ground.transactions()
                .read(dsl -> RotaRows.get(
                        dsl, ground.access().requireSeen(dsl, caller, team).id(), id)));
    }

    /** Makes a rota, at most twenty a team. */
    public RotaView create(Caller caller, String team, Input input) {
        ground.transactions().read(dsl -> ground.access().requireEditable(dsl, caller, team));
        RotaFields.Said said = fields.read(caller, input, true);
        return written(() -> ground.transactions().inTransaction(work -> {
            RotaAccess.SeenTeam seen = ground.access().requireEditable(work.dsl(), caller, team);
            if (work.dsl().fetchCount(ROTA, TEAM.eq(seen.id())) >= RotaRows.MOST) {
                throw new ConflictException("rota.too_many", "A team has at most " + RotaRows.MOST + " rotas.");
            }
            Rota rota = said.made(ground.ids().next(), seen.id(), ground.now());
            RotaRows.insert(work.dsl(), rota);
            ground.journal().changed(work, caller, seen, rota.id(), "created", Map.of());
            return RotaView.of(rota);
        }));
    }

    /** Changes what is given. */
    public RotaView change(Caller caller, String team, String id, Input input, @Nullable Long ifMatch) {
        ground.transactions()
                .read(dsl -> RotaRows.get(
                        dsl, ground.access().requireEditable(dsl, caller, team).id(), id));
        RotaFields.Said said = fields.read(caller, input, false);
        return written(() -> OptimisticLock.inTransaction(ground.transactions(), work -> {
            RotaAccess.SeenTeam seen = ground.access().requireEditable(work.dsl(), caller, team);
            Rota before = RotaRows.get(work.dsl(), seen.id(), id);
            Rota after = said.applied(before, ground.now());
            Map<String, @Nullable Object> yours = RotaFields.plain(after);
            yours.keySet().retainAll(input.names());
            OptimisticLock.require(ifMatch, before.version(), yours, RotaFields.plain(before));
            if (RotaFields.plain(after).equals(RotaFields.plain(before))) {
                return RotaView.of(before);
            }
            RotaRows.update(work.dsl(), before, after);
            ground.journal().changed(work, caller, seen, after.id(), "changed", Map.of());
            return RotaView.of(after);
        }));
    }

    /** Deletes a rota with its overrides. */
    public void delete(Caller caller, String team, String id, @Nullable Long ifMatch) {
        OptimisticLock.inTransaction(ground.transactions(), work -> {
            RotaAccess.SeenTeam seen = ground.access().requireEditable(work.dsl(), caller, team);
            Rota rota = RotaRows.get(work.dsl(), seen.id(), id);
            OptimisticLock.require(ifMatch, rota.version(), Map.of(), Map.of());
            RotaRows.delete(work.dsl(), rota);
            ground.journal().changed(work, caller, seen, rota.id(), "deleted", Map.of());
            return rota;
        });
    }

    private static <T> T written(Supplier<T> change) {
        try {
            return change.get();
        } catch (DataAccessException failure) {
            if (SqlFailure.isReference(failure)) {
                throw new ConflictException("rota.moved", "The team or the calendar was deleted meanwhile.");
            }
            if (!SqlFailure.isDuplicate(failure)) {
                throw failure;
            }
            String sentence = "The team has a rota with this name.";
            throw new ServiceDeskException(
                    Refusal.CONFLICT,
                    "rota.duplicate",
                    sentence,
                    List.of(new FieldError("name", "duplicate", sentence)),
                    Map.of(),
                    null);
        }
    }
}
