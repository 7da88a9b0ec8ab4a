package switchboard.tickets.pins;

import java.util.random.RandomGenerator;
import switchboard.api.access.Caller;
import switchboard.tickets.TicketGround;
import switchboard.tickets.TicketMerges;
import switchboard.users.PasswordHasher;
import switchboard.users.SignInThrottle;

/**
 * What PINs stand on.
 *
 * @param needs what the rooms below give
 * @param system asks where nobody has signed in
 */
public record PinGround(TicketGround tickets, TicketMerges merges, Needs needs, Caller system) {

    /**
     * What PINs need of other rooms.
     *
     * @param random unpredictable
     * @param hasher PINs are far too few to be kept by a quick hash
     * @param throttle counts wrong tries beside failed sign-ins
     */
    public record Needs(RandomGenerator random, PasswordHasher hasher, SignInThrottle throttle, PinRules rules) {}
}
