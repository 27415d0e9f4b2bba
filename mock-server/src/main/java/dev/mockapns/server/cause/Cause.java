/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/**
 * Why a request was answered as it was, why a push was not shown, what APNs punishes or ignores in it, or why something
 * happened to a connection: facts, without sentences. Match it with {@code instanceof}. Texts that a client sent are in it
 * without signatures of provider tokens, and cut.
 */
public sealed interface Cause
        permits AppCause,
                AuthorCause,
                BroadcastCause,
                BroadcastFinding,
                BroadcastRequestCause,
                CertificateCause,
                ChannelCause,
                ChannelSettingsCause,
                ClientPatternFinding,
                ConnectionBindingCause,
                ConnectionCause,
                DeadTokenCause,
                DeliveryCause,
                DeviceTokenCause,
                DiscardCause,
                FakeCause,
                HeaderFinding,
                LiveActivityCause,
                PayloadCause,
                PayloadFinding,
                ProviderTokenCause,
                ProviderTokenFinding,
                ProviderTokenFormatCause,
                ProviderTokenUpdateCause,
                RateCause,
                RequestCause,
                TokenStateCause,
                TopicCause {}
