package switchboard.rotas;

import java.util.Locale;

/** Why somebody is on call, or nobody. */
public enum Reason {
    /** It is their turn. */
    TURN,
    /** They took the shift. */
    OVERRIDE,
    /** They stand in for whoever is absent. */
    SUBSTITUTE,
    /** Whoever it should be is absent and nobody stands in: they are the next in order who is there. */
    NEXT,
    /** All of them are absent. */
    NOBODY,
    /** The rota does not cover this time. */
    OUTSIDE_HOURS,
    /** The first shift is still to come. */
    NOT_BEGUN;

    /** As in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
