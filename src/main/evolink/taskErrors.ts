import type { GenerationError } from '../../shared/domain/generation.ts';
import { firstLine } from './errors.ts';

/** What a failed task's code means: words, and what can help. Nothing is charged unless it says so. */
interface TaskMeaning {
  happened: string;
  advice: string;
  retry: GenerationError['retry'];
  charged?: 'unknown';
}

const busy: TaskMeaning = {
  happened: 'The service was overloaded.',
  advice: 'Wait a minute or two, then try once more.',
  retry: 'yes',
};
const content: TaskMeaning = {
  happened: 'Declined by safety filter.',
  advice: 'Change the words or a reference.',
  retry: 'edit_first',
};
const fault: TaskMeaning = {
  happened: 'The service had a fault.',
  advice: 'Wait a minute, then try once more.',
  retry: 'yes',
};
const unreadable: TaskMeaning = {
  happened: 'The model could not read a reference.',
  advice: 'Replace it, or remove it and add it again.',
  retry: 'edit_first',
};
const badParameters: TaskMeaning = {
  happened: 'The model refused the request.',
  advice: 'Shorten the prompt or change the size or the references.',
  retry: 'edit_first',
};

/** Codes of a task that ended as failed: EvoLink's error page, and those others have met. */
const taskMeanings: Readonly<Record<string, TaskMeaning>> = {
  content_policy_violation: content,
  content_filter: content,
  sensitive_content: content,
  moderation_blocked: content,
  input_moderation_failed: content,
  invalid_parameters: badParameters,
  invalid_parameter: badParameters,
  invalid_request: badParameters,
  image_processing_error: unreadable,
  invalid_media_url: unreadable,
  image_dimension_mismatch: {
    happened: 'A reference does not fit the shape that was asked for.',
    advice: 'Choose another size, or crop the reference.',
    retry: 'edit_first',
  },
  request_cancelled: {
    happened: 'Stopped by the service.',
    advice: 'It is not known whether it was charged; look at your tasks at EvoLink. You can send it again.',
    retry: 'yes',
    charged: 'unknown',
  },
  generation_failed_no_content: {
    happened: 'The model finished without a picture.',
    advice: 'Try once more, or change the words.',
    retry: 'yes',
  },
  service_error: fault,
  internal_error: fault,
  upstream_error: fault,
  generation_timeout: {
    happened: 'The model took too long.',
    advice: 'Try once more later, or ask for a smaller picture.',
    retry: 'yes',
  },
  resource_exhausted: busy,
  service_unavailable: busy,
  model_unavailable: busy,
  no_available_channel: busy,
  rate_limited: {
    happened: 'The service had too many requests at once.',
    advice: 'Wait a minute, then try once more.',
    retry: 'yes',
  },
  quota_exceeded: {
    happened: 'A limit of your account was reached: requests, tasks at once, or credits.',
    advice: 'Check your credits, wait a little, then try once more.',
    retry: 'yes',
  },
  resource_not_found: {
    happened: 'The service no longer knows this task.',
    advice: 'Look at your tasks at EvoLink to see whether it was charged.',
    retry: 'no',
    charged: 'unknown',
  },
  unknown_error: {
    happened: 'The service failed without saying why.',
    advice: 'Wait a minute, then try once more.',
    retry: 'yes',
  },
};

/**
 * What a failed task tells the artist. The list of codes is open: an unknown one shows the service's own
 * words and may be tried again by hand. A failed task is not charged (EvoLink's page); only a cancelled or
 * vanished one leaves that open.
 */
export function describeTaskError(code: string | undefined, message: string | undefined): GenerationError {
  const serviceMessage = message?.trim() === '' ? undefined : message;
  const known = code !== undefined && Object.hasOwn(taskMeanings, code) ? taskMeanings[code] : undefined;
  const meaning = known ?? (code?.startsWith('channel_') ? busy : unknownMeaning(serviceMessage));
  return {
    code: code ?? 'unknown_error',
    message: [meaning.happened, meaning.charged ? undefined : 'Nothing was charged.', meaning.advice]
      .filter((part) => part !== undefined)
      .join(' '),
    charged: meaning.charged ?? 'no',
    retry: meaning.retry,
    ...(serviceMessage === undefined ? {} : { serviceMessage }),
  };
}

function unknownMeaning(serviceMessage: string | undefined): TaskMeaning {
  const said = firstLine(serviceMessage);
  return {
    happened: said === undefined ? 'The service failed without saying why.' : `The service said: ${said}`,
    advice: 'You can try once more.',
    retry: 'yes',
  };
}
