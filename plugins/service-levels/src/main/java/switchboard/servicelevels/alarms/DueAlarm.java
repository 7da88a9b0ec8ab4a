package switchboard.servicelevels.alarms;

import java.time.Instant;
import java.util.UUID;

/** An alarm whose time has come. */
record DueAlarm(
        UUID id,
        UUID ticket,
        String kind,
        String target,
        int cycle,
        int level,
        UUID ladder,
        String reason,
        Instant due,
        long version) {

    /** The same for whoever is told of the same step of the same clock. */
    String once() {
        return "servicelevel " + ticket + " " + kind + " " + target + " " + cycle + " " + level;
    }
}
