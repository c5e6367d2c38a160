import { answerCalls } from '#lib/platform/background.ts';
import { openRestoring } from '#lib/storage/restoring.ts';
import { answersOf, Importer } from './importer.ts';

answerCalls(answersOf(new Importer(openRestoring())));
