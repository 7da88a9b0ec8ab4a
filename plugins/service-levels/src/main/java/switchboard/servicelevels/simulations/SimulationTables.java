package switchboard.servicelevels.simulations;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import switchboard.api.persistence.Columns;

/** The tables of simulations, and of the tickets that would have gone another way. */
final class SimulationTables {

    static final Table<?> SIMULATION = DSL.table(DSL.name("sla_simulation"));
    static final Field<UUID> ID = Columns.id(SIMULATION, "id");
    static final Field<UUID> ORGANIZATION = Columns.id(SIMULATION, "organization_id");
    static final Field<UUID> ASKED_BY = Columns.id(SIMULATION, "asked_by");
    static final Field<Integer> SLOT = Columns.column(SIMULATION, "slot", SQLDataType.INTEGER);
    static final Field<String> STATE = Columns.text(SIMULATION, "state");
    static final Field<Instant> FROM = Columns.instant(SIMULATION, "closed_from");
    static final Field<Instant> TO = Columns.instant(SIMULATION, "closed_to");
    static final Field<String> PROPOSAL = Columns.text(SIMULATION, "proposal");
    static final Field<String> NEXT_PAGE = Columns.text(SIMULATION, "next_page");
    static final Field<Instant> REACHED_AT = Columns.instant(SIMULATION, "reached_at");
    static final Field<Long> TICKETS = Columns.number(SIMULATION, "tickets");
    static final Field<Long> DIFFERING = Columns.number(SIMULATION, "differing");
    static final Field<String> TOTALS = Columns.text(SIMULATION, "totals");
    static final Field<Integer> FAILURES = Columns.column(SIMULATION, "failures", SQLDataType.INTEGER);
    static final Field<String> PROBLEM = Columns.text(SIMULATION, "problem");
    static final Field<Instant> CREATED_AT = Columns.instant(SIMULATION, "created_at");
    static final Field<Instant> TOUCHED_AT = Columns.instant(SIMULATION, "touched_at");
    static final Field<Instant> FINISHED_AT = Columns.instant(SIMULATION, "finished_at");
    static final Field<Long> VERSION = Columns.number(SIMULATION, "version");

    static final Table<?> DIFFERENCE = DSL.table(DSL.name("sla_simulated_ticket"));
    static final Field<UUID> DIFFERENCE_SIMULATION = Columns.id(DIFFERENCE, "simulation_id");
    static final Field<UUID> DIFFERENCE_TICKET = Columns.id(DIFFERENCE, "ticket_id");
    static final Field<String> DIFFERENCE_KIND = Columns.text(DIFFERENCE, "kind");
    static final Field<String> DIFFERENCE_TARGET = Columns.text(DIFFERENCE, "target");
    static final Field<Boolean> DIFFERENCE_MET = Columns.flag(DIFFERENCE, "met");
    static final Field<Boolean> DIFFERENCE_PROPOSED = Columns.flag(DIFFERENCE, "proposed_met");
    static final Field<Long> DIFFERENCE_ELAPSED = Columns.number(DIFFERENCE, "elapsed_minutes");
    static final Field<Long> DIFFERENCE_MINUTES = Columns.number(DIFFERENCE, "target_minutes");

    private SimulationTables() {}
}
