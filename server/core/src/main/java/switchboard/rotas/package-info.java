/**
 * Who is on call for a team: rotas, swaps of shifts, and who it is at a given time. The rooms above and plugins ask
 * {@link switchboard.rotas.DeskOnCall}.
 */
@NullMarked
package switchboard.rotas;

import org.jspecify.annotations.NullMarked;
