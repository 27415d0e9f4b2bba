/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.cause;

/**
 * Why a request was answered as it was, why a push was not shown, or why something happened to a connection: facts, and no
 * words. Match it with {@code instanceof}. Texts that a client sent are in it without signatures of provider tokens, and cut.
 */
public sealed interface Cause
        permits AppCause,
                AuthorCause,
                BroadcastCause,
                BroadcastRequestCause,
                CertificateCause,
                ChannelCause,
                ChannelSettingsCause,
                ConnectionBindingCause,
                ConnectionCause,
                DeadTokenCause,
                DeliveryCause,
                DeviceTokenCause,
                DiscardCause,
                FakeCause,
                LiveActivityCause,
                PayloadCause,
                ProviderTokenCause,
                ProviderTokenFormatCause,
                ProviderTokenUpdateCause,
                RateCause,
                RequestCause,
                TokenStateCause,
                TopicCause {}
