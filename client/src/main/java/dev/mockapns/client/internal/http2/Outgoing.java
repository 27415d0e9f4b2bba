/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

import dev.mockapns.client.ApnsException;
import java.util.List;

/**
 * A request that is being sent, from the view of its owner. Called on the event loop, so no method may block. Exactly
 * one of {@link #answered} and {@link #failed} is called, once.
 */
public interface Outgoing {

    /** Returns the current header fields, pseudo-headers first. Called again if the request is sent again. */
    List<HeaderField> fields();

    /** Returns the body, which must not be changed. */
    byte[] body();

    /** Takes the response. */
    void answered(Answer answer);

    /** Takes the failure if there is no response. */
    void failed(ApnsException failure);
}
