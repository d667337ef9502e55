package dev.onus.registry.model;

import java.time.Instant;

/**
 * Somebody on call.
 *
 * @param layer the layer's name, or {@code override}
 * @param until when the shift ends: its turn, its layer's hours or its override, or because something else takes its
 *     place. Of several shifts of the same person the longest counts. A shift that goes on for more than {@link
 *     OnCall#LOOK_AHEAD} is said to end then
 */
public record OnCallPerson(String person, String layer, Instant until) {}
