import { answerCalls } from '#lib/platform/background.ts';
import { openCopying } from '#lib/storage/copying.ts';
import { answersOf, Exporter } from './exporter.ts';

answerCalls(answersOf(new Exporter(openCopying())));
